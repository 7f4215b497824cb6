package pack

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// segment is data at a position.
func segment(at int32, data string) []byte {
	out := appendSigned([]byte{0, i32Const}, at)
	out = binary.AppendUvarint(append(out, end), uint64(len(data)))
	return append(out, data...)
}

func program(sections ...[]byte) []byte {
	return append(bytes.Clone(header), bytes.Join(sections, nil)...)
}

func sectionOf(id byte, body ...[]byte) []byte {
	all := bytes.Join(body, nil)
	return append(binary.AppendUvarint([]byte{id}, uint64(len(all))), all...)
}

func imageOf(t testing.TB, program []byte) []byte {
	t.Helper()
	m, err := parse(program)
	require.NoError(t, err)
	image, err := m.image()
	require.NoError(t, err)
	return image
}

func count(t testing.TB, program []byte) uint64 {
	t.Helper()
	m, err := parse(program)
	require.NoError(t, err)
	return (&reader{rest: m.data}).unsigned()
}

func TestSegmentsBecomeFewAndSayTheSame(t *testing.T) {
	far := int32(100_000)
	given := program(
		sectionOf(1, []byte("types")),
		sectionOf(importSection, []byte{1}, []byte("\x04gojs\x01f\x00\x07")),
		sectionOf(dataSection, []byte{5},
			segment(3, "one"), segment(20, "two"), segment(20+3+gap-1, "three"), segment(far, "four\x00\x00"), segment(far-2, "ov")),
		sectionOf(0, []byte("\x04last")),
	)
	packed, lines, err := Program(given, false)
	require.NoError(t, err)
	assert.True(t, lines, "there is nothing to leave out")
	assert.EqualValues(t, 2, count(t, packed))
	want := bytes.TrimRight(imageOf(t, given), "\x00")
	assert.Equal(t, want, imageOf(t, packed))
	assert.Equal(t, "ovfour", string(want[far-2:]))
	assert.True(t, bytes.HasPrefix(packed, program(sectionOf(1, []byte("types")))), "the rest stays as it is")
	assert.True(t, bytes.HasSuffix(packed, sectionOf(0, []byte("\x04last"))))

	again, _, err := Program(packed, false)
	require.NoError(t, err)
	assert.Equal(t, packed, again)
}

func TestWhatIsNoSuchModuleIsAnError(t *testing.T) {
	data := func(body ...[]byte) []byte { return program(sectionOf(dataSection, body...)) }
	for says, given := range map[string][]byte{
		"not a WebAssembly module":   []byte("\x00asm\x02\x00\x00\x00"),
		"ends too early":             program([]byte{1, 200}),
		`imports "mem"`:              program(sectionOf(importSection, []byte{1}, []byte("\x01m\x03mem\x02\x00\x01"))),
		"passive":                    program(sectionOf(dataCountSection, []byte{1})),
		"mode of a segment":          data([]byte{1, 1}),
		"offset of a segment":        data([]byte{1, 0, 0x23, 0, end}),
		"too large":                  data([]byte{1}, segment(-1, "x")),
		"something behind":           data([]byte{1}, segment(1, "x"), []byte{0}),
		"data: it ends too early":    data([]byte{2}, segment(1, "x")),
		"program: it ends too early": program(sectionOf(importSection, []byte{1, 9})),
	} {
		_, _, err := Program(given, false)
		assert.ErrorContains(t, err, says)
	}
}

// compiled is a program as the toolchain writes it.
func compiled(t testing.TB) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "out.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "../dist/testdata/tiny")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	said, err := build.CombinedOutput()
	require.NoError(t, err, string(said))
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	return data
}

func TestOfAProgramOnlyFilesAndLinesAreLeftOut(t *testing.T) {
	given := compiled(t)
	before := imageOf(t, given)
	kept, lines, err := Program(given, true)
	require.NoError(t, err)
	assert.True(t, lines)
	assert.Equal(t, bytes.TrimRight(before, "\x00"), imageOf(t, kept))

	packed, lines, err := Program(given, false)
	require.NoError(t, err)
	assert.False(t, lines)
	after := append(imageOf(t, packed), make([]byte, len(before))...)[:len(before)]
	was, ok := findFunctions(before)
	require.True(t, ok)
	is, ok := findFunctions(after)
	require.True(t, ok)
	assert.Greater(t, was.count, 1000)
	assert.Equal(t, was.table[:headerSize], is.table[:headerSize])

	for i := range was.count {
		a, _ := was.function(i)
		b, _ := is.function(i)
		require.Equal(t, a[:fileTable], b[:fileTable])
		require.Equal(t, make([]byte, 8), b[fileTable:tableCount])
		require.Equal(t, a[36+4:funcSize], b[36+4:funcSize])
		tables := []int{spTable}
		for j := range int(word(a, tableCount)) {
			tables = append(tables, funcSize+4*j)
		}
		for _, at := range tables {
			require.Equal(t, word(a, at), word(b, at))
			require.Equal(t, tableOf(was, word(a, at)), tableOf(is, word(b, at)), "a table that the runtime needs")
		}
		copy(b[fileTable:tableCount], a[fileTable:tableCount])
		copy(b[unit:startLine+4], a[unit:startLine+4])
	}
	copy(is.pcs, was.pcs)
	copy(is.units, was.units)
	assert.True(t, bytes.Equal(before, after), "there is nothing else that has changed")
}

func tableOf(f functions, offset uint32) []byte {
	marks := make([]bool, len(f.pcs))
	mark(f.pcs, offset, marks)
	var out []byte
	for i, is := range marks {
		if is {
			out = append(out, f.pcs[i])
		}
	}
	return out
}

func TestATableThatIsNotKnownStaysAsItIs(t *testing.T) {
	image := imageOf(t, compiled(t))
	f, ok := findFunctions(image)
	require.True(t, ok)
	at := len(image) - len(f.table)
	list := len(f.table) - len(f.list)
	for name, change := range map[string]func(table []byte){
		"another magic":        func(table []byte) { table[0]++ },
		"offsets out of order": func(table []byte) { table[8+8*4+2] = 0xff },
		"no functions":         func(table []byte) { clear(table[8:16]) },
		"too many functions":   func(table []byte) { table[8+3] = 0xff },
		"a function elsewhere": func(table []byte) { table[list+entrySize+4+3] = 0xff },
		"a table elsewhere": func(table []byte) {
			fn := list + int(word(f.list, 9*entrySize+4))
			binary.LittleEndian.PutUint32(table[fn+lineTable:], 1<<30)
		},
	} {
		t.Run(name, func(t *testing.T) {
			changed := bytes.Clone(image)
			change(changed[at:])
			was := bytes.Clone(changed)
			assert.False(t, dropLines(changed))
			assert.True(t, bytes.Equal(was, changed))
		})
	}
	t.Run("two that look like it", func(t *testing.T) {
		both := append(bytes.Clone(f.table), image...)
		was := bytes.Clone(both)
		assert.False(t, dropLines(both))
		assert.True(t, bytes.Equal(was, both))
	})
}

func FuzzProgram(f *testing.F) {
	f.Add(program(sectionOf(dataSection, []byte{2}, segment(3, "one"), segment(900, "two"))))
	f.Add(program(sectionOf(dataSection, []byte{1}, segment(0, string(magic)+string(make([]byte, 200))))))
	f.Fuzz(func(t *testing.T, given []byte) {
		packed, _, err := Program(given, true)
		if err != nil {
			return
		}
		assert.True(t, bytes.Equal(bytes.TrimRight(imageOf(t, given), "\x00"), imageOf(t, packed)))
		_, _, err = Program(given, false)
		assert.NoError(t, err)
	})
}
