package rig

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// ChooseFiles puts files of the machine into the field for files that an expression
// gives, as the browser's dialog does.
func (p *Tab) ChooseFiles(field string, paths ...string) {
	p.t.Helper()
	p.Until(fmt.Sprintf(`%s?.type === 'file'`, field))
	_, err := try(p, Patience, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		found, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: field})
		if err != nil {
			return err
		}
		_, err = cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: paths, ObjectID: found.Result.ObjectID})
		return err
	}))
	require.NoError(p.t, err, "choosing files")
}
