using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Restoring;

/// <summary>What the tests of the trash ask of an account.</summary>
internal static class TrashedAccount
{
    extension(TestAccount account)
    {
        public Task<WriteResult<Restored>> RestoreAsync(
            long byId, TrashKind kind, long id, string? name = null, params long[] platformIds) =>
            account.As(byId, core => core.Trash.RestoreAsync(kind, id, new RestoreChoice(name, platformIds.ToHashSet())));

        public Task<WriteResult<Restored>> RestoreAsync(TrashKind kind, long id, params long[] platformIds) =>
            account.RestoreAsync(account.AdministratorId, kind, id, null, platformIds);

        public async Task DeleteContactAsync(long id) =>
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        public async Task EraseAsync(TrashKind kind, long id)
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Trash.EraseAsync(kind, id)));
            await account.AsAdministrator(core => core.Erasing.FinishAsync(account.Id));
        }

        public Task<TrashItem?> ItemAsync(TrashKind kind, long id) => account.Inside(core =>
            core.Db.TrashItems.AsNoTracking().SingleOrDefaultAsync(item => item.Kind == kind && item.SubjectId == id));

        public Task<HashSet<long>> LabelsOfAsync<TLink, TLabel>(long contactId)
            where TLink : ContactLabel<TLabel>
            where TLabel : Label =>
            account.Inside(core =>
                core.Db.Set<TLink>().Where(link => link.ContactId == contactId).Select(link => link.LabelId).ToHashSetAsync());

        public async Task SeeAsync(long contactId, params long[] categories) => WriteAssert.Done(await account.AsAdministrator(async core =>
            await core.ContactLabels.SetCategoriesAsync(
                contactId, categories.ToHashSet(), await core.Db.SightAsync<ContactCategory, Category>(contactId))));
    }
}
