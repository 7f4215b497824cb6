package pack

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// What is known here of the table of functions that Go's linker writes and the runtime
// reads: pcHeader and _func in runtime/symtab.go and runtime/runtime2.go, as they are
// since Go 1.20. All numbers are little-endian.
const (
	headerSize = 72 // of pcHeader: magic, sizes, counts and offsets
	entrySize  = 8  // of an entry of the list of functions: where it begins, and its _func
	funcSize   = 44 // of a _func, without the offsets of further tables behind it

	// Where they are in a _func.
	spTable    = 16
	fileTable  = 20
	lineTable  = 24
	tableCount = 28
	unit       = 32
	startLine  = 36
)

// magic begins a pcHeader: its number, two zeros, the size of an instruction and of a
// pointer.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// functions is that table.
type functions struct {
	image []byte
	table []byte // offsets count from here
	count int    // of functions
	units []byte // of files, by unit
	pcs   []byte // tables by program counter
	list  []byte // of functions
}

// dropLines takes from an image what says which file and line a program counter is of,
// and says whether it was there. A table at offset 0 is none: the runtime then prints a
// question mark.
func dropLines(image []byte) bool {
	f, ok := findFunctions(image)
	if !ok {
		return false
	}
	kept, dropped := make([]bool, len(f.pcs)), make([]bool, len(f.pcs))
	var all [][]byte
	for i := range f.count {
		fn, ok := f.function(i)
		if !ok {
			return false
		}
		tables := []int{spTable}
		for j := range int(word(fn, tableCount)) {
			tables = append(tables, funcSize+4*j)
		}
		for _, at := range tables {
			if at+4 > len(fn) || !mark(f.pcs, word(fn, at), kept) {
				return false
			}
		}
		if !mark(f.pcs, word(fn, fileTable), dropped) || !mark(f.pcs, word(fn, lineTable), dropped) {
			return false
		}
		all = append(all, fn)
	}
	for _, fn := range all {
		for _, at := range []int{fileTable, lineTable, unit, startLine} {
			clear(fn[at : at+4])
		}
	}
	for i := range f.pcs {
		if dropped[i] && !kept[i] {
			f.pcs[i] = 0
		}
	}
	clear(f.units)
	return true
}

// findFunctions finds the only thing that looks like the table.
func findFunctions(image []byte) (found functions, ok bool) {
	for at := 0; ; at++ {
		next := bytes.Index(image[at:], magic)
		if next < 0 {
			return found, ok
		}
		at += next
		if f, fits := functionsAt(image, at); fits {
			if ok {
				return functions{}, false
			}
			found, ok = f, true
		}
	}
}

func functionsAt(image []byte, at int) (functions, bool) {
	table := image[at:]
	if len(table) < headerSize {
		return functions{}, false
	}
	number := func(i int) uint64 { return binary.LittleEndian.Uint64(table[8+8*i:]) }
	names, units, files, pcs, list := number(3), number(4), number(5), number(6), number(7)
	offsets := []uint64{headerSize, names, units, files, pcs, list, uint64(len(table))}
	if !slices.IsSorted(offsets) || number(0) == 0 || number(0) > (uint64(len(table))-list)/entrySize {
		return functions{}, false
	}
	f := functions{image: image, table: table, count: int(number(0)), units: table[units:pcs], pcs: table[pcs:list], list: table[list:]}
	return f, true
}

// function is the _func of a function and what is behind it.
func (f functions) function(i int) (fn []byte, ok bool) {
	at := uint64(word(f.list, i*entrySize+4))
	if at+funcSize > uint64(len(f.list)) {
		return nil, false
	}
	return f.list[at:], true
}

func word(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

// mark marks the bytes of the table at an offset: pairs of differences, of the value and
// of the program counter, up to a value that does not change.
func mark(pcs []byte, offset uint32, marks []bool) bool {
	if offset == 0 {
		return true
	}
	if uint64(offset) >= uint64(len(pcs)) {
		return false
	}
	at := int(offset)
	for first := true; ; first = false {
		value, n := binary.Uvarint(pcs[at:])
		if n <= 0 {
			return false
		}
		stop := value == 0 && !first
		if !stop {
			_, more := binary.Uvarint(pcs[at+n:])
			if more <= 0 {
				return false
			}
			n += more
		}
		for i := range n {
			marks[at+i] = true
		}
		at += n
		if stop {
			return true
		}
	}
}
