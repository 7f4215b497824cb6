package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// How often what is old is removed, and what was snoozed is looked at.
const (
	tidyEvery = time.Hour
	wakeEvery = 15 * time.Second
)

// Serve answers on l until ctx ends, then lets what is running come to its end
// within the deadline.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: s.Limits.ReadHeader,
		ReadTimeout:       s.Limits.Read,
		WriteTimeout:      s.Limits.Write,
		IdleTimeout:       s.Limits.Idle,
		MaxHeaderBytes:    s.Limits.Header,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
	h.RegisterOnShutdown(s.hub.Close) // streams would never end by themselves
	h.RegisterOnShutdown(s.bus.Close) // nor would sockets
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	tidy := time.NewTicker(tidyEvery)
	defer tidy.Stop()
	wake := time.NewTicker(wakeEvery)
	defer wake.Stop()
	for {
		select {
		case <-tidy.C:
			s.tidy(ctx)
		case <-wake.C:
			if err := s.talk.Wake(ctx); err != nil {
				s.Log.Warn("waking snoozed conversations", "error", err)
			}
		case err := <-failed:
			return fmt.Errorf("serving: %w", err)
		case <-ctx.Done():
			return s.shutdown(h)
		}
	}
}

func (s *Server) tidy(ctx context.Context) {
	if err := s.service.ForgetRequests(ctx); err != nil {
		s.Log.Warn("removing old requests", "error", err)
	}
	if err := s.service.ForgetUploads(ctx); err != nil {
		s.Log.Warn("removing uploads that nobody used", "error", err)
	}
}

func (s *Server) shutdown(h *http.Server) error {
	s.Log.Info("shutting down")
	ctx, cancel := context.WithTimeout(context.Background(), s.Limits.Shutdown)
	defer cancel()
	if err := h.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("shutting down: %w", err), h.Close())
	}
	return nil
}
