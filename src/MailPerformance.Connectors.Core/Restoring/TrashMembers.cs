using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>The contacts of a deleted label, in one command each way however many they are. Words of both databases alike.</summary>
internal static class TrashMembers
{
    /// <returns>How many there are.</returns>
    public static Task<int> KeepAsync<TLink, TLabel>(ConnectorsDbContext db, long accountId, TrashKind kind, long labelId)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label =>
        db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
            $$"""
            INSERT INTO "TrashMembers" ("AccountId", "Kind", "LabelId", "ContactId")
            SELECT "AccountId", {0}, "LabelId", "ContactId" FROM "{{TableOf<TLink>(db)}}" WHERE "AccountId" = {1} AND "LabelId" = {2}
            """,
            kind.ToString(), accountId, labelId));

    /// <summary>
    /// Contacts that are there get the label again. Of a label that narrows what they see, only those who have another one still: whoever
    /// has none sees all, and somebody has decided so since.
    /// </summary>
    /// <param name="butNot">Who gets nothing for themselves; 0: nobody.</param>
    public static Task<int> ReturnAsync<TLink, TLabel>(ConnectorsDbContext db, long accountId, TrashKind kind, long labelId, long butNot)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label
    {
        var table = TableOf<TLink>(db);
        var narrowed = kind == TrashKind.Group
            ? ""
            : $"""
               AND EXISTS (SELECT 1 FROM "{table}" AS other WHERE other."AccountId" = kept."AccountId" AND other."ContactId" = kept."ContactId")
              """;
        return db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
            $$"""
            INSERT INTO "{{table}}" ("AccountId", "ContactId", "LabelId")
            SELECT kept."AccountId", kept."ContactId", kept."LabelId" FROM "TrashMembers" AS kept
            WHERE kept."AccountId" = {0} AND kept."Kind" = {1} AND kept."LabelId" = {2} AND kept."ContactId" <> {3}
              AND EXISTS (SELECT 1 FROM "Contacts" AS contact WHERE contact."Id" = kept."ContactId" AND contact."AccountId" = kept."AccountId")
             {{narrowed}}
            """,
            accountId, kind.ToString(), labelId, butNot));
    }

    private static string TableOf<TLink>(ConnectorsDbContext db) => db.Model.FindEntityType(typeof(TLink))!.GetTableName()!;
}
