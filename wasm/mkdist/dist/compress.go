package dist

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"

	"github.com/andybalholm/brotli"
)

// encoding is one way in which a host can serve a file compressed.
type encoding struct {
	suffix   string
	compress func([]byte) ([]byte, error)
	expand   func(io.Reader) (io.Reader, error)
}

var encodings = []encoding{
	{".br", toBrotli, func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil }},
	{".gz", toGzip, func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
}

func toBrotli(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	return finish(w, data, &out)
}

// toGzip leaves name and time out of the header, so that the result depends on
// the data alone.
func toGzip(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	return finish(w, data, &out)
}

func finish(w io.WriteCloser, data []byte, out *bytes.Buffer) ([]byte, error) {
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("ending the compression: %w", err)
	}
	return out.Bytes(), nil
}

// compressed returns data in this encoding. The file of an earlier run is used
// again if it expands to the same data: the best compression takes seconds.
func (e encoding) compressed(data []byte, earlier string) ([]byte, error) {
	if packed, err := os.ReadFile(earlier + e.suffix); err == nil && e.holds(packed, data) {
		return packed, nil
	}
	return e.compress(data)
}

func (e encoding) holds(packed, data []byte) bool {
	r, err := e.expand(bytes.NewReader(packed))
	if err != nil {
		return false
	}
	expanded, err := io.ReadAll(r)
	return err == nil && bytes.Equal(expanded, data)
}
