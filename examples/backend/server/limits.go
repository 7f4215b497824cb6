package server

import (
	"time"

	"github.com/entryphone/entryphone/examples/backend/realtime"
	"github.com/entryphone/entryphone/examples/backend/uploads"
)

// Limits bound what clients can ask of a server.
type Limits struct {
	Body       int64         // bytes of a request's body
	Header     int           // bytes of a request's headers
	PerSecond  float64       // requests of one client, on average
	Burst      int           // requests of one client, at once
	Streams    int           // open at a time
	ReadHeader time.Duration // for the headers to arrive
	Read       time.Duration // for the whole request to arrive
	Write      time.Duration // for the answer to leave
	Store      time.Duration // for a request to be stored
	Idle       time.Duration // of a connection between requests
	Heartbeat  time.Duration // between two signs of life on a stream
	Shutdown   time.Duration // for what is running to end
	Upload     time.Duration // for a file to arrive
	PerPerson  int           // sockets of one person, or watchers of one workspace
	Behind     int           // events that one of them may be behind
	Uploads    uploads.Limits
	Realtime   realtime.Limits
}

// DefaultLimits are generous: they stop accidents and abuse, not use.
func DefaultLimits() Limits {
	return Limits{
		Body: 1 << 20, Header: 32 << 10, PerSecond: 50, Burst: 200, Streams: 256,
		ReadHeader: 5 * time.Second, Read: 15 * time.Second, Write: 30 * time.Second, Store: 10 * time.Second, Idle: 2 * time.Minute,
		Heartbeat: 15 * time.Second, Shutdown: 10 * time.Second,
		Upload: 5 * time.Minute, PerPerson: 32, Behind: 64,
		Uploads:  uploads.Limits{File: 10 << 20, Files: 100, Person: 100 << 20, Total: 10 << 30},
		Realtime: realtime.Limits{Sockets: 10_000, Hello: 10 * time.Second, Silence: 75 * time.Second, Write: 10 * time.Second},
	}
}
