namespace MailPerformance.Connectors.Web.Tests.Security.Headers;

/// <summary>
/// Every kind of answer with all of its headers, as they leave the application outside Development (the server itself adds <c>Date</c> and
/// how the body's end is found, and <c>Server</c> to none).
/// </summary>
public static class AnswerTable
{
    private const string Json = "Content-Type: application/json; charset=utf-8";
    private const string French = "Content-Language: fr-FR";
    private const string InFrench = "Content-Language: fr";
    private const string Varies = "Vary: Accept-Encoding";
    private const string WithinSite = "Referrer-Policy: same-origin";
    private const string Kept = "Cache-Control: max-age=31536000, immutable";
    private const string NotKept = "Cache-Control: no-cache,*no-store";
    private const string Pragma = "Pragma: no-cache";
    private const string LongAgo = "Expires: Thu, 01 Jan 1970 00:00:00 GMT";
    private const string Token = "Set-Cookie: __Host-connecteurs.formulaire=*; path=/; secure; samesite=strict; httponly";
    private const string Session = "Set-Cookie: __Host-connecteurs=*; path=/; secure; samesite=lax; httponly";
    private const string SessionEnds =
        "Set-Cookie: __Host-connecteurs=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure; samesite=lax; httponly";
    private const string MessageIsRead =
        "Set-Cookie: __Host-connecteurs.message=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure; samesite=lax; httponly";
    private const string Browser =
        "Set-Cookie: __Host-connecteurs.navigateur=*; max-age=31536000; path=/; secure; samesite=lax; httponly";

    private const string PolicyBeginning =
        "Content-Security-Policy: default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'";

    private const string PolicyEnd = "; base-uri 'none'; frame-ancestors 'none'";

    private const string BackToApp = PolicyBeginning + " mailperformance: http://127.0.0.1:*" + PolicyEnd;

    private const string BackToSomeApp = PolicyBeginning + " http://127.0.0.1:*" + PolicyEnd;

    private static readonly string[] Page = ["Content-Type: text/html; charset=utf-8", Varies, French];

    // The token of a form is nobody else's.
    private static readonly string[] Form = [.. Page, NotKept, Pragma];

    // With a secret.
    private static readonly string[] Uncompressed = [.. Form.Where(line => line != Varies)];

    private static readonly string[] Problem = ["Content-Type: application/problem+json", InFrench, Varies];

    private static readonly string[] OAuth = ["Content-Type: application/json;*charset=UTF-8", "Content-Length: *", Pragma, LongAgo];

    private static readonly string[] OfServer = ["Content-Type: application/json;charset=UTF-8", "Content-Length: *", Varies];

    private static readonly string[] Health = ["Content-Type: text/plain; charset=utf-8", French, "Cache-Control: no-store, no-cache"];

    private static readonly string[] File = ["Accept-Ranges: bytes", "Content-Length: *", "ETag: *", "Last-Modified: *"];

    public static IReadOnlyList<string> Common { get; } =
    [
        "Cache-Control: no-store",
        PolicyBeginning + PolicyEnd,
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
        "Referrer-Policy: no-referrer",
        "Strict-Transport-Security: max-age=31536000; includeSubDomains",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
    ];

    public static IReadOnlyList<AnswerRow> Rows { get; } = [.. Pages, .. Refused, .. Files, .. ForPrograms, .. SignInServer];

    private static IEnumerable<AnswerRow> Pages =>
    [
        new("page of somebody signed in", 200, world => world.GetAsync("/administration/contacts"),
            [.. Form, WithinSite, MessageIsRead]),
        new("page with a form, for anybody", 200, world => world.ByAnybodyAsync("/connexion"), [.. Form, Token]),
        new("page, compressed", 200, world => world.AskAsync("/administration/contacts", "Accept-Encoding", "br"),
            [.. Form, WithinSite, MessageIsRead, "Content-Encoding: br"]),
        new("part of an open page", 200, world => world.AskAsync("/parametrages/connecteurs", "X-Live-Part", "1"), [.. Form, WithinSite]),
        new("part of a search", 200, world => world.GetAsync("/parametrages/connecteurs/iphone/ajouter/contacts?recherche=a"),
            [.. Page, WithinSite]),
        new("stream of an open page", 200, world => world.GetAsync("/parametrages/connecteurs/evenements"),
            ["Content-Type: text/event-stream; charset=utf-8", French, WithinSite]),
        new("to the sign-in", 302, world => world.ByAnybodyAsync("/administration/contacts"), ["Location: *", French, WithinSite]),
        new("signed in", 302, world => world.SignedInAsync(),
            ["Location: /", French, BackToSomeApp, NotKept, Pragma, LongAgo, Session, Browser]),
        new("signed out", 302, world => world.SignedOutAsync(),
            ["Location: /connexion", French, NotKept, Pragma, LongAgo, SessionEnds, "Clear-Site-Data: \"storage\""]),
        new("saved", 302, world => world.SavedAsync(),
            [
                "Location: /profil", French, WithinSite,
                "Set-Cookie: __Host-connecteurs.message=*; path=/; secure; samesite=lax; httponly",
            ]),
        new("to HTTPS", 307, world => world.OverPlainHttpAsync("/connexion"),
            ["Location: https://connecteurs.exemple.fr/connexion", "-Strict-Transport-Security"]),
    ];

    private static IEnumerable<AnswerRow> Refused =>
    [
        new("page of a bad query", 400, world => world.GetAsync("/administration/contacts?page=abc"), Form),
        new("page of a form without a session", 401, world => world.SavedTooLateAsync(), Uncompressed),
        new("page of what is not allowed", 403, world => world.ForbiddenAsync("/administration/roles"), Form),
        new("page of what is not there", 404, world => world.GetAsync("/nulle-part"), Form),
        new("page of a method that is not there", 405,
            world => world.AskAsync("/administration/contacts", "X-None", "", HttpMethod.Delete), [.. Form, "Allow: *"]),
        new("page of a method of diagnosis", 405, world => world.AskAsync("/connexion", "X-None", "", HttpMethod.Trace),
            [.. Form, "Allow: *"]),
        new("page of a link that is over", 410, world => world.ByAnybodyAsync("/connexion/adresse"), Page),
        new("page of a body that is too long", 413, world => world.PostAsync("/connexion", new string('a', 70_000)), Page),
        new("page of a body that is not read", 415, world => world.PostAsync("/connexion", "a", "multipart/form-data; boundary=b"), Page),
        new("page of too many posts", 429, world => world.TooManyPostsAsync(), [.. Form, "Retry-After: *"]),
        new("page of a failure", 500, world => world.WithoutCampaignsAsync(() => world.GetAsync("/campagnes")),
            [.. Form, "Expires: -1"]),
        new("page of a busy account", 503, world => world.NotSavedAsync(), [.. Form, "Retry-After: 5"]),
    ];

    private static IEnumerable<AnswerRow> Files =>
    [
        Export("CSV", "Csv", "text/csv; charset=utf-8", "csv"),
        Export("XLSX", "Xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        new("journal", 200, world => world.SubmitAsync("/administration/journal/export-csv"),
            ["Content-Type: text/csv; charset=utf-8", "Content-Disposition: attachment; filename=\"*.csv\"", French, WithinSite]),
        new("one's own data", 200, world => world.GetAsync("/profil/donnees"),
            ["Content-Type: application/json", "Content-Disposition: attachment; filename=*", French, Varies, WithinSite]),
        new("template of an import", 200, world => world.GetAsync("/administration/contacts/importer/modele-csv"),
            ["Content-Type: text/csv; charset=utf-8", "Content-Disposition: attachment; filename=\"*.csv\"", French, WithinSite]),
        new("picture of the guide", 200, world => world.GetAsync("/aide/images/accueil.png"),
            ["Content-Type: image/png", "Content-Length: *", French, WithinSite, "Cache-Control: private, max-age=31536000, immutable"]),
        new("style", 200, world => world.ByAnybodyAsync("/css/app.css"),
            [.. File, "Content-Type: text/css; charset=utf-8", Varies, WithinSite, "Cache-Control: no-cache"]),
        new("style, by the address of its content", 200, world => world.FileAsync("link[rel=stylesheet]"),
            [.. File, "Content-Type: text/css; charset=utf-8", Varies, WithinSite, Kept]),
        new("script, by the address of its content", 200, world => world.FileAsync("script[src]"),
            [.. File, "Content-Type: text/javascript; charset=utf-8", Varies, WithinSite, Kept]),
        new("picture", 200, world => world.ByAnybodyAsync("/img/logo.svg"),
            [.. File, "Content-Type: image/svg+xml; charset=utf-8", Varies, WithinSite, "Cache-Control: max-age=3600, must-revalidate"]),
        new("icon of a platform", 200, world => world.ByAnybodyAsync("/img/platforms/phone.svg"),
            [.. File, "Content-Type: image/svg+xml; charset=utf-8", "Cache-Control: max-age=3600, must-revalidate"]),
        new("security.txt", 200, world => world.ByAnybodyAsync("/.well-known/security.txt"),
            ["Content-Type: text/plain; charset=utf-8", French]),
        new("health", 200, world => world.ByAnybodyAsync("/health/live"), Health),
        new("readiness", 200, world => world.ByAnybodyAsync("/health/ready"), Health),
    ];

    private static IEnumerable<AnswerRow> ForPrograms =>
    [
        new("JSON", 200, world => world.Phone.CallAsync("/me"), [Json, InFrench, Varies, WithinSite]),
        new("JSON with a tag", 200, world => world.Phone.CallAsync($"/campaigns/{world.CampaignId}"),
            [Json, InFrench, Varies, WithinSite, "ETag: *"]),
        new("JSON that has not changed", 304, world => world.UnchangedAsync(), [InFrench, WithinSite, "ETag: *"]),
        new("problem of a bad query", 400, world => world.Phone.CallAsync("/campaigns?page=abc"), [.. Problem, WithinSite]),
        new("problem without HTTPS", 400, world => world.OverPlainHttpAsync("/api/mobile/v1/me"),
            [.. Problem, "-Strict-Transport-Security"]),
        new("problem without a token", 401, world => world.ByAnybodyAsync("/api/mobile/v1/me"),
            [.. Problem, WithinSite, "WWW-Authenticate: *"]),
        new("problem of what is not there", 404, world => world.ByAnybodyAsync("/api/nulle-part"), Problem),
        new("problem of a method that is not there", 405, world => world.Phone.CallAsync("/me", HttpMethod.Delete),
            [.. Problem, "Allow: GET"]),
        new("problem of a body that is too long", 413,
            world => world.PostAsync("/api/mobile/v1/campaigns/1/interruption", new string('a', 20_000)), Problem),
        new("problem of a body that is not read", 415,
            world => world.PostAsync("/api/mobile/v1/campaigns/1/interruption", "a", "multipart/form-data; boundary=b"), Problem),
        new("problem of too many calls", 429, world => world.TooManyCallsAsync(), [.. Problem, WithinSite, "Retry-After: *"]),
        new("problem of a failure", 500, world => world.WithoutCampaignsAsync(() => world.Phone.CallAsync("/campaigns")),
            [.. Problem, NotKept, Pragma, "Expires: -1"]),
        new("problem of a busy account", 503,
            world => world.WhileBusyAsync(() => world.Phone.CallAsync($"/campaigns/{world.CampaignId}/interruption", HttpMethod.Post)),
            [.. Problem, WithinSite, "Retry-After: 5"]),
        new("document of the API", 200, world => world.ByAnybodyAsync("/api/mobile/v1/openapi.json"),
            [Json, French, "Vary: Accept-Language", Varies, "ETag: *", "Content-Length: *", "Cache-Control: no-cache"]),
        new("page about the API", 200, world => world.ByAnybodyAsync("/api/mobile/v1/docs"),
            [.. Page, "Vary: Accept-Language", "ETag: *", "Cache-Control: no-cache"]),
    ];

    private static IEnumerable<AnswerRow> SignInServer =>
    [
        new("page of an app's request that makes no sense", 400, world => world.ByAnybodyAsync("/connect/authorize"),
            [.. Page, Pragma, LongAgo]),
        new("page that asks whether an app is let in", 200, world => world.QuestionAsync(), [.. Uncompressed, BackToApp]),
        new("back to the app", 302, world => world.LetInAsync(),
            ["Location: mailperformance://connexion*", French, BackToApp, Pragma, LongAgo]),
        new("tokens", 200, world => world.RedeemedAsync(), [.. OAuth, French]),
        new("no tokens", 400, world => world.PostAsync("/connect/token", "grant_type=x"), OAuth),
        new("no tokens without HTTPS", 400, world => world.OverPlainHttpAsync("/connect/token"),
            [Json, "-Strict-Transport-Security"]),
        new("no tokens for too long a body", 413, world => world.PostAsync("/connect/token", new string('a', 70_000)), [Json]),
        new("revoked", 200, world => world.RevokedAsync(), OAuth),
        new("introspected", 200,
            world => world.PostAsync(
                "/connect/introspect",
                $"client_id=mailperformance-api&client_secret={AnswerFactory.IntrospectionSecret}&token={world.Phone.AccessToken}"),
            ["Content-Type: application/json;charset=UTF-8", "Content-Length: *"]),
        new("what the sign-in server can", 200, world => world.ByAnybodyAsync("/.well-known/openid-configuration"), OfServer),
        new("its keys", 200, world => world.ByAnybodyAsync("/.well-known/jwks"), OfServer),
        new("nothing below its addresses", 404, world => world.ByAnybodyAsync("/connect/nulle-part"), Page),
    ];

    private static AnswerRow Export(string name, string format, string type, string ending) => new(
        name, 200,
        world => world.SubmitAsync("/administration/contacts/exporter", form => form.Set("format", format)),
        [$"Content-Type: {type}", $"Content-Disposition: attachment; filename=\"*.{ending}\"", French, WithinSite]);
}
