package memory

import "net/http"

// track stores events, each id once.
func (b *Backend) track(w http.ResponseWriter, c *call) error {
	person, err := b.identify(c)
	if err != nil && !b.defects[EventsUnproven] {
		return err
	}
	if b.defects[FailsOnEmptyEventList] && len(c.events) == 0 {
		return &failure{status: http.StatusInternalServerError, code: "no_events"}
	}
	if b.defects[FailsOnManyEvents] && len(c.events) > 20 {
		return &failure{status: http.StatusRequestEntityTooLarge, code: "too_many_events"}
	}
	who := b.resolve(c, person)
	if b.claim(c) {
		for _, e := range c.events {
			if err := b.add(c, who, e); err != nil {
				return err
			}
			if b.defects[StoresOneEvent] {
				break
			}
		}
	}
	if b.defects[EventsAnswerNothing] {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	b.write(w, http.StatusOK, object{})
	return nil
}

func (b *Backend) add(c *call, who *contact, e object) error {
	metadata, _ := e["metadata"].(map[string]any)
	if b.defects[FailsOnManyKeys] && len(metadata) > 10 {
		return &failure{status: http.StatusInternalServerError, code: "too_many_keys"}
	}
	id := b.text(e["id"])
	if id != "" && c.app.events[id] && !b.defects[IgnoresEventIDs] {
		return nil
	}
	c.app.events[id] = true
	if b.defects[MetadataLost] {
		delete(e, "metadata")
	}
	who.events = append(who.events, e)
	return nil
}
