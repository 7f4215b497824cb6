package figures

import (
	"fmt"
	"io"

	"github.com/entryphone/entryphone/examples/bench/size"
)

const (
	programGoal = 1.05 // times the base program, brotli
	loaderGoal  = 5000 // brotli
)

// Bytes are the sizes of what is downloaded.
type Bytes struct {
	Program   size.Sizes   `json:"program"`
	Loader    size.Sizes   `json:"loader"`
	Base      size.Sizes   `json:"base"`            // with the compiler's own flags
	BaseFlags size.Sizes   `json:"base_same_flags"` // with the flags that the bundle was built with
	Peers     []size.Sizes `json:"peers"`
}

func (r Report) printBytes(w io.Writer) error {
	b := r.Bytes
	t := newTable(w, "Bytes", "file", "raw", "gzip -9", "brotli 11, 2^24")
	for _, s := range append([]size.Sizes{b.Program, b.Loader, b.Base, b.BaseFlags}, b.Peers...) {
		t.row(s.Name, thousands(s.Raw), thousands(s.Gzip), thousands(s.Brotli))
	}
	for _, base := range []size.Sizes{b.Base, b.BaseFlags} {
		t.row("program / "+base.Name, ratio(float64(b.Program.Raw), float64(base.Raw)),
			ratio(float64(b.Program.Gzip), float64(base.Gzip)), ratio(float64(b.Program.Brotli), float64(base.Brotli)))
	}
	t.printf("\n%s", b.goals(r.Compiler))
	return t.err
}

func (b Bytes) goals(flags string) string {
	if flags == "" {
		flags = "none"
	}
	limit := programGoal * float64(b.Base.Brotli)
	return fmt.Sprintf("- Compiler flags of the bundle: `%s`\n"+
		"- Program at most %.2f × base in brotli, %s bytes: %s\n- Loader at most %s bytes in brotli: %s\n",
		flags, programGoal, thousands(int(limit)), verdict(float64(b.Program.Brotli) <= limit),
		thousands(loaderGoal), verdict(b.Loader.Brotli <= loaderGoal))
}
