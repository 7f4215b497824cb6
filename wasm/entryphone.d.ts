/**
 * Types of the messenger that a page talks to through `window.Intercom`.
 *
 * Include this file in the compilation (`files`, `include` or a reference
 * directive) for the global names, or import the types that it exports.
 */

/** Seconds since 1970. */
export type UnixTime = number;

/** Ids may be given as numbers or as strings. */
export type Id = string | number;

/** What a custom attribute may hold. `''`, `'null'` and `'undefined'` mean that the value is unknown. */
export type AttributeValue = string | number | boolean | null | undefined;

/** How the messenger looks and behaves. None of this is stored on a person. */
export interface MessengerAttributes {
  /** The workspace. Needed by the first boot; cannot be changed by an update. */
  app_id?: string;
  /** The same as `app_id`. */
  appId?: string;
  /** URL of the backend; by default the origin that the script came from. Cannot be changed by an update. */
  api_base?: string;
  /** How long a session lasts, in milliseconds; can only shorten it. Cannot be changed by an update. */
  session_duration?: number;
  /** CSS selector of elements of the page that open the messenger when clicked, whenever they appear. */
  custom_launcher_selector?: string;
  /** Side of the launcher and the messenger; right unless it is `left`. */
  alignment?: 'left' | 'right';
  /** Distance from the side in pixels, 20 or more; ignored on mobile. */
  horizontal_padding?: number;
  /** Distance from the bottom in pixels, 20 or more; ignored on mobile. */
  vertical_padding?: number;
  /** By default 2147483001. */
  z_index?: number;
  /** `true` hides the launcher, `false` shows it whatever the workspace says. */
  hide_default_launcher?: boolean;
  /** Whether messages are kept from appearing by themselves. */
  hide_notifications?: boolean;
  theme_mode?: 'light' | 'dark' | 'system';
  /** Any CSS colour; used for buttons and links. */
  action_color?: string;
  /** Any CSS colour; used for the header and the launcher. */
  background_color?: string;
  /** Any CSS colour. */
  link_color?: string;
  messenger_style_id?: Id;
  installation_type?: string;
  /** Tokens that the messenger passes on with requests to other services; see `setAuthTokens`. */
  auth_tokens?: Record<string, string>;
  /** By default `document.title`. */
  page_title?: string;
  /** Whether changes of the URL are noticed without a call of `update`. They count as updates. */
  track_url_changes?: boolean;
}

export interface Avatar {
  type: 'avatar';
  image_url: string;
}

/** A company that a person belongs to. Other keys are custom attributes of the company. */
export interface Company {
  /** This or `company_id` is needed. */
  id?: Id;
  company_id?: Id;
  name?: string;
  /** When the company was created in the application. */
  created_at?: UnixTime;
  /** The same as `created_at`. */
  remote_created_at?: UnixTime;
  plan?: string;
  monthly_spend?: number;
  size?: number;
  website?: string;
  industry?: string;
  [custom: string]: AttributeValue;
}

/** Who the person is. Without `user_id` and `email` it is a visitor. */
export interface DataAttributes {
  /** The person's id in the application. */
  user_id?: Id;
  /** Identifies the person where there is no `user_id`. */
  email?: string;
  name?: string;
  phone?: string;
  created_at?: UnixTime;
  avatar?: Avatar;
  unsubscribed_from_emails?: boolean;
  language_override?: string;
  /** Hex HMAC-SHA256 of the user id, or else of the email, made by the application's server. */
  user_hash?: string;
  /** HS256 token with a `user_id` claim, made by the application's server. */
  intercom_user_jwt?: string;
  /** The company that the person is acting for. */
  company?: Company;
  companies?: Company[];
  /** Not stored; its presence makes an update reach the backend at once. */
  last_request_at?: UnixTime;
}

/** Every key that is not named here is a custom attribute of the person. */
export type Settings = MessengerAttributes & DataAttributes & {
  [custom: string]: AttributeValue | Avatar | Company | Company[] | Record<string, string>;
};

export type Space = 'home' | 'messages' | 'help' | 'news' | 'tasks' | 'tickets';

/** What an event's metadata may hold, under at most ten keys. */
export type MetadataValue =
  | string
  | number
  | boolean
  | null
  /** A link that reads as its value. */
  | { url: string; value: string }
  /** A price: the amount in the currency's smallest unit, such as cents. */
  | { amount: number; currency: string };

export type Metadata = Record<string, MetadataValue>;

export type Role = 'visitor_role' | 'contact_role' | 'user_role';

export interface Identity {
  user_id?: string;
  email?: string;
  anonymous_id?: string;
  role?: Role;
}

/** Ends a registration. Before the bundle has come, registering returns `undefined`. */
export type Unsubscribe = () => void;

/** What `Intercom('status')` returns. */
export interface IntercomStatus {
  booted: boolean;
  /** Whether the backend has answered for who is booted. */
  live: boolean;
  app_id: string;
  /** How many updates, events and reports the backend has not taken yet. */
  pending: number;
  /** When what is throttled goes out. */
  throttled_until: UnixTime | null;
  /** Of a request or of a refusal; `''` when there was none. */
  last_error: string;
}

export interface IntercomFunction {
  /** Starts a session. Without settings it takes `window.intercomSettings`. For the person already here it is an update. */
  (method: 'boot', settings?: Settings): void;
  /** Changes what is known of the person or the messenger, and says that the URL has changed. Throttled per person and page. */
  (method: 'update', settings?: Settings): void;
  /** Ends the session and leaves nothing of the person in this browser. Also drops the callbacks. */
  (method: 'shutdown'): void;

  /** Opens the messenger where one was. Before `boot` it is kept for it. */
  (method: 'show'): void;
  /** Closes the messenger. */
  (method: 'hide'): void;
  /** Opens one space of the messenger. A space that there is not has no effect. */
  (method: 'showSpace', space: Space): void;
  /** Opens the list of conversations. */
  (method: 'showMessages'): void;
  /** Opens the composer, with the text in it if there is one. */
  (method: 'showNewMessage', text?: string): void;
  /** Sends the text as a new conversation, at once; of at most 10,000 characters, else it is in the composer. */
  (method: 'startConversation', text: string): void;
  (method: 'showArticle', articleId: Id): void;
  (method: 'showNews', newsId: Id): void;
  (method: 'showTicket', ticketId: Id): void;
  /** Opens one conversation; Back returns to where one was. */
  (method: 'showConversation', conversationId: Id): void;
  /** Does nothing on mobile, and for a tour that is not published. */
  (method: 'startTour', tourId: Id): void;
  (method: 'startSurvey', surveyId: Id): void;
  (method: 'startChecklist', checklistId: Id): void;

  /** Records that the person did something. */
  (method: 'trackEvent', name: string, metadata?: Metadata): void;

  /** The value of the id cookie; `undefined` where there is none yet. */
  (method: 'getVisitorId'): string | undefined;
  /** Who is booted; `undefined` if nobody is. */
  (method: 'whoami'): Identity | undefined;

  /** Runs once when the session is live, at once if it is. May be registered before `boot`. */
  (method: 'ready', callback: () => void): void;
  /** Runs when the messenger opens. */
  (method: 'onShow', callback: () => void): Unsubscribe | undefined;
  /** Runs when the messenger closes. */
  (method: 'onHide', callback: () => void): Unsubscribe | undefined;
  /** Runs at once with the number of unread conversations, then at every change. */
  (method: 'onUnreadCountChange', callback: (count: number) => void): Unsubscribe | undefined;
  /** Runs when a visitor has left an email address, with it. */
  (method: 'onUserEmailSupplied', callback: (email: string) => void): Unsubscribe | undefined;
  /** Runs when an element of `custom_launcher_selector` or the launcher is clicked. */
  (method: 'onActivatorClick', callback: () => void): Unsubscribe | undefined;

  /** Keeps messages from appearing by themselves, or lets them appear again. */
  (method: 'hideNotifications', hide: boolean): void;
  /** Replaces the tokens that are passed on to other services. */
  (method: 'setAuthTokens', tokens: Record<string, string>): void;
  /** Looks for the elements of `custom_launcher_selector` again. */
  (method: 'reattach_activator'): void;

  /** Replaces words of the messenger: by language, then by the English ones. An addition. */
  (method: 'setTexts', texts: Record<string, Record<string, string>>): void;
  /** Writes every command, effect and request to the console, or no more. An addition. */
  (method: 'debug', on: boolean): void;
  /** How things stand. An addition. */
  (method: 'status'): IntercomStatus;

  /** Whether a session is live. Absent until the bundle has come. */
  booted?: boolean;
  /** The calls that wait for the bundle, on a stub. */
  q?: ArrayLike<unknown>[] | { push(...calls: ArrayLike<unknown>[]): void };
  /** Queues one call, on a stub. */
  c?: (call: ArrayLike<unknown>) => void;
}

declare global {
  interface Window {
    Intercom: IntercomFunction;
    /** Settings of a `boot` or an `update` without any. With an app id in it the messenger boots by itself. */
    intercomSettings?: Settings;
  }
  const Intercom: IntercomFunction;
}
