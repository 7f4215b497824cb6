package live

import "sync"

// Bus hands events to those who subscribed to one of their topics. Unlike a [Hub] it
// says what happened. It never blocks: who does not keep up loses the subscription,
// and has to read the data again.
type Bus[E any] struct {
	perTopic, buffer int

	mu     sync.Mutex
	closed bool
	topics map[string]map[*Subscription[E]]struct{}
}

// Subscription receives the events of one topic.
type Subscription[E any] struct {
	// Events is closed when the subscriber did not keep up, and by Bus.Close.
	Events <-chan E

	events chan E
	bus    *Bus[E]
	topic  string
}

// NewBus returns a bus for at most perTopic subscribers of a topic, each of whom may
// be buffer events behind.
func NewBus[E any](perTopic, buffer int) *Bus[E] {
	return &Bus[E]{perTopic: perTopic, buffer: buffer, topics: map[string]map[*Subscription[E]]struct{}{}}
}

// Subscribe adds a subscriber, who calls Stop in the end.
func (b *Bus[E]) Subscribe(topic string) (*Subscription[E], error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.closed:
		return nil, ErrClosed
	case len(b.topics[topic]) >= b.perTopic:
		return nil, ErrFull
	}
	c := make(chan E, b.buffer)
	s := &Subscription[E]{Events: c, events: c, bus: b, topic: topic}
	if b.topics[topic] == nil {
		b.topics[topic] = map[*Subscription[E]]struct{}{}
	}
	b.topics[topic][s] = struct{}{}
	return s, nil
}

// Stop ends the subscription. It may be called more than once.
func (s *Subscription[E]) Stop() {
	s.bus.mu.Lock()
	defer s.bus.mu.Unlock()
	s.bus.remove(s)
}

// remove ends a subscription once; the lock is held.
func (b *Bus[E]) remove(s *Subscription[E]) {
	subscribers := b.topics[s.topic]
	if _, there := subscribers[s]; !there {
		return
	}
	delete(subscribers, s)
	if len(subscribers) == 0 {
		delete(b.topics, s.topic)
	}
	close(s.events)
}

// Publish hands an event to the subscribers of a topic.
func (b *Bus[E]) Publish(topic string, e E) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for s := range b.topics[topic] {
		select {
		case s.events <- e:
		default:
			b.remove(s)
		}
	}
}

// Close ends all subscriptions.
func (b *Bus[E]) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	for _, subscribers := range b.topics {
		for s := range subscribers {
			b.remove(s)
		}
	}
}

// Closed says whether the bus was closed.
func (b *Bus[E]) Closed() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.closed
}
