//go:build js && wasm

// Command base is the floor that the bundle's size and start are compared with:
// a program that does nothing but use what every Go program in a browser that
// calls JavaScript safely, waits and parses numbers has to carry.
package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hack-pad/safejs"
)

var errNothing = errors.New("nothing to show")

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()

	document, err := safejs.Global().Get("document")
	if err != nil {
		fmt.Println(err)
		return
	}
	var once sync.Once
	var mu sync.Mutex
	once.Do(func() {
		mu.Lock()
		defer mu.Unlock()
		if err := mark(document, strings.Repeat("x", 3)); err != nil {
			fmt.Println("base:", err)
		}
	})
	<-ctx.Done()
}

// mark says to the page that main has run, so that a benchmark can wait for it.
func mark(document safejs.Value, text string) error {
	root, err := document.Get("documentElement")
	if err != nil {
		return fmt.Errorf("finding the root: %w", err)
	}
	if text == "" {
		return errNothing
	}
	n, err := strconv.ParseFloat("1.5", 64)
	if err != nil {
		return err
	}
	_, err = root.Call("setAttribute", "data-base", strconv.FormatFloat(n, 'f', -1, 64)+text)
	return err
}
