// Package size measures what a visitor downloads: the bundle as make dist left it
// beside the base program, the smallest that does what any program of this kind
// must, built in the same run.
package size

import "fmt"

// Sizes are the bytes of one file.
type Sizes struct {
	Name   string `json:"name"`
	Raw    int    `json:"raw"`
	Gzip   int    `json:"gzip"`   // level 9
	Brotli int    `json:"brotli"` // quality 11, window of 2^24 bytes
}

// File is a file with its compressed form.
type File struct {
	Sizes
	Plain, Packed []byte // Packed is with brotli
}

// Pack compresses a file's content.
func Pack(name string, data []byte) (File, error) {
	zipped, err := zip(data)
	if err != nil {
		return File{}, fmt.Errorf("gzip of %s: %w", name, err)
	}
	packed, err := pack(data)
	if err != nil {
		return File{}, fmt.Errorf("brotli of %s: %w", name, err)
	}
	sizes := Sizes{Name: name, Raw: len(data), Gzip: len(zipped), Brotli: len(packed)}
	return File{Sizes: sizes, Plain: data, Packed: packed}, nil
}
