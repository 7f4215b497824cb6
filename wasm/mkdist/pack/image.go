package pack

import (
	"encoding/binary"
	"errors"
)

// Instructions of the offset of a segment (section 5.4).
const (
	i32Const = 0x41
	end      = 0x0b
)

// maxImage bounds what a program may have for data, in bytes.
const maxImage = 1 << 28

// image is the memory as the data section fills it. What no segment covers is zero.
func (m module) image() ([]byte, error) {
	r := reader{rest: m.data}
	var image []byte
	for range r.unsigned() {
		r.expect(0, "the mode of a segment")
		r.expect(i32Const, "the offset of a segment")
		at := int(uint32(r.signed()))
		r.expect(end, "the end of an offset")
		data := r.bytes(r.unsigned())
		if r.err != nil {
			return nil, r.err
		}
		if at+len(data) > maxImage {
			return nil, errors.New("it is too large")
		}
		if grow := at + len(data) - len(image); grow > 0 {
			image = append(image, make([]byte, grow)...)
		}
		copy(image[at:], data)
	}
	if r.err == nil && len(r.rest) > 0 {
		r.err = errors.New("there is something behind the segments")
	}
	return image, r.err
}

// gap is how many zeros are worth a segment of their own. With fewer of them in a row
// the segments take more bytes than the zeros, compressed; with more nothing changes
// but what the program takes in memory before it runs.
const gap = 128

// encode writes the data section of an image.
func encode(image []byte) []byte {
	var out []byte
	n := 0
	for at := 0; at < len(image); {
		if image[at] == 0 {
			at++
			continue
		}
		last := at
		for i := at; i < len(image) && i-last <= gap; i++ {
			if image[i] != 0 {
				last = i
			}
		}
		data := image[at : last+1]
		out = append(out, 0, i32Const)
		out = appendSigned(out, int32(uint32(at)))
		out = append(out, end)
		out = binary.AppendUvarint(out, uint64(len(data)))
		out = append(out, data...)
		n++
		at = last + 1
	}
	return append(binary.AppendUvarint(nil, uint64(n)), out...)
}
