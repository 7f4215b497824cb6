package size

import (
	"bytes"
	"compress/gzip"
	"io"

	"github.com/andybalholm/brotli"
)

// zip is the data at gzip's best level.
func zip(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	return written(w, data, &out)
}

// pack is the data at brotli's best quality and the largest window that browsers
// take.
func pack(data []byte) ([]byte, error) {
	var out bytes.Buffer
	return written(brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24}), data, &out)
}

func written(w io.WriteCloser, data []byte, out *bytes.Buffer) ([]byte, error) {
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
