package rig

import "net"

// took notes a connection that became a WebSocket's.
func (f *Front) took(conn net.Conn) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sockets = append(f.sockets, conn)
}

// Sockets is how many connections became a WebSocket's so far.
func (f *Front) Sockets() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.sockets)
}

// Sever ends all connections of WebSockets without a word.
func (f *Front) Sever() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, conn := range f.sockets {
		_ = conn.Close()
	}
}
