package wiredoc

import (
	"fmt"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// MemberSchemas are the schemas of an object's members.
type MemberSchemas struct {
	Named map[string]*openapi3.SchemaRef
	Other *openapi3.SchemaRef // of those that have no name of their own; nil: there are none
}

// Members gathers the members that a schema describes, in the schemas that it is
// made of as well.
func Members(schema *openapi3.SchemaRef) MemberSchemas {
	out := MemberSchemas{Named: map[string]*openapi3.SchemaRef{}}
	if schema == nil {
		return out
	}
	v := schema.Value
	for _, part := range slices.Concat(v.AllOf, v.AnyOf, v.OneOf) {
		m := Members(part)
		maps.Copy(out.Named, m.Named)
		if m.Other != nil {
			out.Other = m.Other
		}
	}
	maps.Copy(out.Named, v.Properties)
	if v.AdditionalProperties.Schema != nil {
		out.Other = v.AdditionalProperties.Schema
	}
	return out
}

// Items is the schema of a list's elements, nil for what is no list.
func Items(schema *openapi3.SchemaRef) *openapi3.SchemaRef {
	for _, part := range slices.Concat(openapi3.SchemaRefs{schema}, schema.Value.AllOf, schema.Value.AnyOf) {
		if part.Value.Items != nil {
			return part.Value.Items
		}
	}
	return nil
}

// unnamed lists the members of a value, however deep, that its schema does not
// describe.
func unnamed(schema *openapi3.SchemaRef, value any) []string {
	var out []string
	switch value := value.(type) {
	case map[string]any:
		members := Members(schema)
		for name, v := range value {
			member := members.Named[name]
			if member == nil {
				member = members.Other
			}
			if member == nil {
				out = append(out, name)
				continue
			}
			for _, inner := range unnamed(member, v) {
				out = append(out, name+"."+inner)
			}
		}
	case []any:
		items := Items(schema)
		for i, v := range value {
			if items == nil {
				return append(out, "the list")
			}
			for _, inner := range unnamed(items, v) {
				out = append(out, fmt.Sprintf("%d.%s", i, inner))
			}
		}
	}
	return out
}
