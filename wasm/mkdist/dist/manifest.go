package dist

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// Manifest says what is in the folder, for hosts and for tests of the sizes.
type Manifest struct {
	Version string `json:"version"`
	Loader  string `json:"loader"`  // name of the script that a page includes
	Program string `json:"program"` // name of the program, safe to cache for ever
	Lines   bool   `json:"lines"`   // whether what a panic prints says files and lines
	Files   []File `json:"files"`
}

// File is one file that a page may ask for. Brotli and Gzip are the sizes of
// its compressed forms beside it (name.br, name.gz), 0 where there are none.
type File struct {
	Name      string `json:"name"`
	Bytes     int    `json:"bytes"`
	Brotli    int    `json:"brotli,omitempty"`
	Gzip      int    `json:"gzip,omitempty"`
	SHA256    string `json:"sha256"`    // hex
	Integrity string `json:"integrity"` // for the integrity attribute of a script
}

func describe(name string, data []byte) File {
	short, long := sha256.Sum256(data), sha512.Sum384(data)
	return File{
		Name:      name,
		Bytes:     len(data),
		SHA256:    hex.EncodeToString(short[:]),
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
	}
}

func (m Manifest) encode() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encoding the manifest: %w", err)
	}
	return append(data, '\n'), nil
}

// Print writes the sizes as a table.
func (m Manifest) Print(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "bytes\tgzip\tbrotli\t  name\t")
	for _, f := range m.Files {
		fmt.Fprintf(table, "%d\t%d\t%d\t  %s\t\n", f.Bytes, f.Gzip, f.Brotli, f.Name)
	}
	return table.Flush()
}
