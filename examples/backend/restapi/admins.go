package restapi

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// admin is an admin in its published shape.
type admin struct {
	Type             string  `json:"type"` // admin
	ID               string  `json:"id"`
	Name             string  `json:"name"`
	Email            string  `json:"email"`
	JobTitle         *string `json:"job_title"`
	AwayModeEnabled  bool    `json:"away_mode_enabled"`
	AwayModeReassign bool    `json:"away_mode_reassign"`
	HasInboxSeat     bool    `json:"has_inbox_seat"`
	TeamIDs          []int   `json:"team_ids"`
	Avatar           *avatar `json:"avatar"`
}

type avatar struct {
	Type     string `json:"type"` // avatar
	ImageURL string `json:"image_url"`
}

type adminList struct {
	Type   string  `json:"type"` // admin.list
	Admins []admin `json:"admins"`
}

func (a *API) listAdmins(_ *http.Request, ws *workspace.Workspace) (any, error) {
	out := adminList{Type: "admin.list", Admins: []admin{}}
	for _, one := range ws.Admins {
		out.Admins = append(out.Admins, toAdmin(one))
	}
	return out, nil
}

// me is whose token it is: the first admin, with the workspace.
type me struct {
	admin
	EmailVerified bool `json:"email_verified"`
	App           app  `json:"app"`
}

type app struct {
	Type                 string `json:"type"` // app
	IDCode               string `json:"id_code"`
	Name                 string `json:"name"`
	Region               string `json:"region"`
	Timezone             string `json:"timezone"`
	CreatedAt            int64  `json:"created_at"`
	IdentityVerification bool   `json:"identity_verification"`
}

func (a *API) getMe(_ *http.Request, ws *workspace.Workspace) (any, error) {
	return me{
		admin: toAdmin(ws.Admins[0]), EmailVerified: true,
		App: app{Type: "app", IDCode: ws.AppID, Name: ws.Name, Timezone: "UTC", IdentityVerification: ws.IdentityVerification},
	}, nil
}

func toAdmin(a workspace.Admin) admin {
	out := admin{Type: "admin", ID: a.ID, Name: a.Name, Email: a.Email, HasInboxSeat: true, TeamIDs: []int{}}
	if a.Avatar != "" {
		out.Avatar = &avatar{"avatar", a.Avatar}
	}
	return out
}
