package dist

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnEarlierCompressionIsUsedAgainOnlyIfItIsOfTheSameData(t *testing.T) {
	for _, e := range encodings {
		t.Run(e.suffix, func(t *testing.T) {
			same, err := e.compress([]byte("data"))
			require.NoError(t, err)
			other, err := e.compress([]byte("other data"))
			require.NoError(t, err)
			for name, c := range map[string]struct {
				earlier []byte
				again   bool
			}{
				"the same":    {same, true},
				"of another":  {other, false},
				"cut off":     {same[:len(same)-2], false},
				"not of kind": {[]byte("data"), false},
				"empty":       {nil, false},
			} {
				t.Run(name, func(t *testing.T) {
					file := filepath.Join(t.TempDir(), "data")
					require.NoError(t, os.WriteFile(file+e.suffix, c.earlier, 0o644))
					compressions := 0
					counted := encoding{e.suffix, func(data []byte) ([]byte, error) {
						compressions++
						return e.compress(data)
					}, e.expand}
					packed, err := counted.compressed([]byte("data"), file)
					require.NoError(t, err)
					assert.Equal(t, same, packed)
					assert.Equal(t, c.again, compressions == 0)
				})
			}
		})
	}
}
