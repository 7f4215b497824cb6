package pack

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// header begins a module: the magic number and the version (WebAssembly Core
// Specification, section 5.5.16).
var header = []byte("\x00asm\x01\x00\x00\x00")

// Ids of sections (section 5.5.2).
const (
	importSection    = 2
	dataSection      = 11
	dataCountSection = 12
)

// module is a module in its sections.
type module struct {
	sections []section
	data     []byte // of the data section
}

type section struct {
	id   byte
	body []byte
}

var errEnds = errors.New("it ends too early")

func parse(program []byte) (module, error) {
	var m module
	if !bytes.HasPrefix(program, header) {
		return m, errors.New("it is not a WebAssembly module of version 1")
	}
	r := reader{rest: program[len(header):]}
	for len(r.rest) > 0 {
		id := r.byte()
		s := section{id, r.bytes(r.unsigned())}
		if r.err != nil {
			return m, r.err
		}
		switch id {
		case importSection:
			if err := onlyFunctions(s.body); err != nil {
				return m, err
			}
		case dataCountSection: // for instructions that name segments
			return m, errors.New("it has passive data")
		case dataSection:
			m.data = s.body
		}
		m.sections = append(m.sections, s)
	}
	return m, nil
}

// onlyFunctions looks at what is imported: a memory from elsewhere need not be zero.
func onlyFunctions(body []byte) error {
	r := reader{rest: body}
	for range r.unsigned() {
		r.bytes(r.unsigned())
		name := r.bytes(r.unsigned())
		if kind := r.byte(); kind != 0 && r.err == nil {
			return fmt.Errorf("it imports %q, which is no function", name)
		}
		r.unsigned()
	}
	return r.err
}

// with is the module with other data.
func (m module) with(image []byte) []byte {
	out := bytes.Clone(header)
	for _, s := range m.sections {
		if s.id == dataSection {
			s.body = encode(image)
		}
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// reader reads what the binary format is made of; what comes after an error is zero.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) bytes(n uint64) []byte {
	if r.err == nil && n > uint64(len(r.rest)) {
		r.err = errEnds
	}
	if r.err != nil {
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) byte() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) expect(want byte, what string) {
	if got := r.byte(); got != want && r.err == nil {
		r.err = fmt.Errorf("%s is 0x%02x and not 0x%02x", what, got, want)
	}
}

// unsigned reads a LEB128 number of 32 bits.
func (r *reader) unsigned() uint64 {
	if r.err != nil {
		return 0
	}
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<32-1 {
		r.err = errEnds
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// signed reads a signed LEB128 number of 32 bits.
func (r *reader) signed() int32 {
	var v int64
	for shift := 0; ; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b < 0x80 || shift > 28 {
			if b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return int32(v)
		}
	}
}

func appendSigned(out []byte, v int32) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}
