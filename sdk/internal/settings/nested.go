package settings

import "github.com/entryphone/entryphone/sdk/wire"

// object takes one of the objects that the contract names; it needs one of the
// two keys to mean anything.
func (p *parsing) object(key string, v any, need, or string) {
	if s, ok := v.(string); v == nil || ok && unknown(s) {
		p.set(key, nil)
		return
	}
	if o, ok := p.flat(key, v, need, or); ok {
		p.set(key, o)
	}
}

func (p *parsing) companies(v any) {
	list, ok := v.([]any)
	if !ok {
		if v != nil {
			p.warn("companies", "is not an array: it is left out")
		}
		return
	}
	out := []any{}
	for _, e := range list {
		if o, ok := p.flat("companies[]", e, "id", "company_id"); ok {
			out = append(out, o)
		}
	}
	p.set("companies", out)
}

// flat keeps the scalar members of an object.
func (p *parsing) flat(key string, v any, need, or string) (wire.Object, bool) {
	in, ok := v.(wire.Object)
	if !ok {
		p.warn(key, "is not an object: it is left out")
		return nil, false
	}
	out := wire.Object{}
	for _, m := range in {
		if why, ok := m.Value.(Refused); ok {
			p.warn(key+"."+clip(m.Key), string(why)+": it is left out")
		} else if v, ok := p.scalar(key+"."+clip(m.Key), m.Value); ok && m.Key != "__proto__" && m.Key != "" {
			out = out.With(m.Key, v)
		}
	}
	first, _ := out.Get(need)
	second, _ := out.Get(or)
	if wire.ID(first) == "" && wire.ID(second) == "" {
		p.warn(key, "has no "+need+": it is left out")
		return nil, false
	}
	return out, true
}
