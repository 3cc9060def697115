using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Where a reader was in a list: page, filters and order, kept in a cookie of the browser's session when the list is shown, so that whatever
/// is done from there leads back. It is a part of the list's own address and never leads elsewhere.
/// </summary>
public static class ListPlace
{
    /// <summary>Names the row that was changed just now.</summary>
    public const string RowName = "ligne";

    private const string CookiePrefix = "liste";
    private const int MaxLength = 1000;

    /// <summary>The list is shown at this address.</summary>
    public static void Keep(HttpContext context, string list)
    {
        var query = WithoutRow(context.Request.QueryString.Value);
        if (LivePart.IsWanted(context) || query == Kept(context, list))
        {
            return;
        }

        if (query.Length is 0 or > MaxLength)
        {
            context.Response.Cookies.Delete(NameOf(list), Options(context, list));
        }
        else
        {
            context.Response.Cookies.Append(NameOf(list), Uri.EscapeDataString(query), Options(context, list));
        }
    }

    /// <summary>The list as its reader has left it.</summary>
    /// <param name="changed">The row that is marked; null: none.</param>
    public static string Back(HttpContext context, string list, long? changed = null)
    {
        var address = list + Kept(context, list);
        return changed is { } id
            ? QueryHelpers.AddQueryString(address, RowName, id.ToString(CultureInfo.InvariantCulture))
            : address;
    }

    private static string Kept(HttpContext context, string list)
    {
        var kept = context.Request.Cookies[NameOf(list)] is { Length: > 0 } cookie ? Uri.UnescapeDataString(cookie) : "";
        return kept.StartsWith('?') && kept.Length <= MaxLength && kept.All(one => one is > ' ' and < '\u007f' and not '#') ? kept : "";
    }

    private static string WithoutRow(string? query)
    {
        if (string.IsNullOrEmpty(query))
        {
            return "";
        }

        var parts = query[1..].Split('&').Where(part => part.Length > 0 && !part.StartsWith(RowName + "=", StringComparison.Ordinal));
        var kept = string.Join('&', parts);
        return kept.Length == 0 ? "" : "?" + kept;
    }

    private static string NameOf(string list) => CookiePrefix + list.Replace('/', '-');

    private static CookieOptions Options(HttpContext context, string list) => new()
    {
        Path = list,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}
