// Generated from docs/api by `npm run openapi`.
export type paths = {
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["markNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Server-sent events: `ready {unread}`, `notification`, `unread {unread}`, `end {reason}`. Read it with fetch and the bearer token; it ends when the token does. */
        get: operations["followNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getNotificationPreferences"];
        put: operations["putNotificationPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/push/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/push/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPushSubscriptions"];
        put?: never;
        /** @description From now on this browser is told of what its owner wishes to hear by push. Each message is the JSON of `{tag, title, body, lang, dir, link}`: the fields of the Notification API, and a path of the web application. */
        post: operations["subscribeToPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/push/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deletePushSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showUnsubscription"];
        put?: never;
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        Channels: {
            inbox: boolean;
            /**
             * @description At once, gathered once a day, or not at all.
             * @enum {string}
             */
            email: "now" | "daily" | "off";
            /** @description To browsers that subscribed. */
            push: boolean;
        };
        Notification: {
            /** Format: uuid */
            id: string;
            /** @description What it is about, such as `session.confirmed`. */
            kind: string;
            /** @description One line, in the language of the person’s preferences. */
            title: string;
            /** @description A sentence or two; may be empty. */
            body: string;
            /** @description Where to go: a path of the web application. */
            link: string;
            /** @description How many repeats it stands for. */
            times: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            changedAt: string;
            readAt: string | null;
        };
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            nextCursor: string | null;
            /** @description How many are unread. */
            unread: number;
        };
        NotificationPreferences: {
            /** @enum {string} */
            language: "en" | "ur";
            /** @description In which times are told: the own one, else the profile’s, else UTC. */
            timeZone: string;
            ownTimeZone: string | null;
            quietHours: components["schemas"]["QuietHours"] | null;
            /** @description Every kind of notification. */
            kinds: {
                [key: string]: components["schemas"]["Channels"];
            };
            email: {
                address: string | null;
                problem: {
                    /** Format: date-time */
                    at: string;
                    message: string;
                } | null;
                undelivered: components["schemas"]["UndeliveredNotice"][];
            };
            push: {
                undelivered: components["schemas"]["UndeliveredNotice"][];
            };
        };
        NotificationPreferencesInput: {
            /** @enum {string} */
            language?: "en" | "ur";
            timeZone?: string | null;
            quietHours?: components["schemas"]["QuietHours"] | null;
            /** @description Kinds that are left out are as by default. */
            kinds?: {
                "session.requested"?: components["schemas"]["Channels"];
                "session.confirmed"?: components["schemas"]["Channels"];
                "session.declined"?: components["schemas"]["Channels"];
                "session.expired"?: components["schemas"]["Channels"];
                "session.rescheduled"?: components["schemas"]["Channels"];
                "session.cancelled"?: components["schemas"]["Channels"];
                "session.no-show"?: components["schemas"]["Channels"];
                "session.tomorrow"?: components["schemas"]["Channels"];
                "session.soon"?: components["schemas"]["Channels"];
                "session.over"?: components["schemas"]["Channels"];
                "waitlist.offered"?: components["schemas"]["Channels"];
                "tutor.applied"?: components["schemas"]["Channels"];
                "tutor.approved"?: components["schemas"]["Channels"];
                "tutor.suspended"?: components["schemas"]["Channels"];
                "group.invited"?: components["schemas"]["Channels"];
                "group.requested"?: components["schemas"]["Channels"];
                "group.accepted"?: components["schemas"]["Channels"];
                "group.joined"?: components["schemas"]["Channels"];
                "group.left"?: components["schemas"]["Channels"];
                "group.place-offered"?: components["schemas"]["Channels"];
                "group.rejected"?: components["schemas"]["Channels"];
                "group.removed"?: components["schemas"]["Channels"];
                "group.role-changed"?: components["schemas"]["Channels"];
                "group.archived"?: components["schemas"]["Channels"];
                "meeting.planned"?: components["schemas"]["Channels"];
                "meeting.moved"?: components["schemas"]["Channels"];
                "meeting.cancelled"?: components["schemas"]["Channels"];
                "meeting.clashed"?: components["schemas"]["Channels"];
                "meeting.tomorrow"?: components["schemas"]["Channels"];
                "meeting.soon"?: components["schemas"]["Channels"];
                "poll.opened"?: components["schemas"]["Channels"];
                "poll.closing"?: components["schemas"]["Channels"];
                "poll.closed"?: components["schemas"]["Channels"];
                "post.mentioned"?: components["schemas"]["Channels"];
                "post.reported"?: components["schemas"]["Channels"];
                "security.signed-in"?: components["schemas"]["Channels"];
                "security.password-changed"?: components["schemas"]["Channels"];
                "mail.refused"?: components["schemas"]["Channels"];
                "push.refused"?: components["schemas"]["Channels"];
            };
        };
        Problem: {
            title: string;
            status: number;
            /** @description Stable, for programs. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            traceId: string;
            errors?: {
                /** @description A JSON pointer. */
                path: string;
                message: string;
            }[];
            rule?: string;
            alternatives?: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            }[];
        };
        PushKey: {
            /** @description In base64url: the `applicationServerKey` of a subscription. */
            publicKey: string;
        };
        PushSubscription: {
            /** Format: uuid */
            id: string;
            /** @description By it, a browser knows which of them it is itself. */
            endpoint: string;
            /** @description As the browser names itself. */
            userAgent: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description What its push service said when it refused the last message for good. */
            problem: {
                /** Format: date-time */
                at: string;
                message: string;
            } | null;
        };
        /** @description What `JSON.stringify` makes of a browser’s PushSubscription. */
        PushSubscriptionInput: {
            /** @description Of the browser’s push service. */
            endpoint: string;
            /** @description Need not be said: the push service tells when a subscription has ended. */
            expirationTime?: number | null;
            keys: {
                /** @description Its public key on P-256, in base64url. */
                p256dh: string;
                /** @description Its secret of 16 bytes, in base64url. */
                auth: string;
            };
        };
        PushSubscriptionPage: {
            items: components["schemas"]["PushSubscription"][];
            nextCursor: string | null;
        };
        /** @description On the wall of the person’s zone; may span midnight. */
        QuietHours: {
            from: string;
            to: string;
        };
        /** @description Either `ids` or `all`. */
        ReadInput: {
            ids?: string[];
            /** @constant */
            all?: true;
        };
        UndeliveredNotice: {
            /** Format: uuid */
            id: string;
            kind: string;
            title: string;
            /**
             * @description Refused for good, given up after many attempts, or not known to have arrived.
             * @enum {string}
             */
            outcome: "refused" | "failed" | "unconfirmed";
            problem: string | null;
            /** Format: date-time */
            at: string;
        };
        Unread: {
            /** @description How many are unread. */
            unread: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    listNotifications: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only those that are unread. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markNotificationsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Either `ids` or `all`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event received: the stream goes on after it. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationPreferencesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushKey"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPushSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushSubscriptionPage"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribeToPush: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat under the same key, within 24 hours, is answered as the first was. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What `JSON.stringify` makes of a browser’s PushSubscription. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSubscriptionInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushSubscription"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushSubscription"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePushSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showUnsubscription: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
