using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security.KeptForms;

/// <summary>A form whose session is over when it is sent, and the way back to it.</summary>
public static class KeptFormVisits
{
    public const string Field = "Reprise";

    /// <summary>All sessions of the contact are ended, from wherever.</summary>
    public static Task EndSessionsAsync(this TestAccount account, long contactId) => account.Inside(core =>
        core.Db.Set<Core.SignIn.Session>().Where(session => session.ContactId == contactId).ExecuteDeleteAsync());

    /// <summary>What the page of the sign-in posts when the contact signs in on it.</summary>
    public static async Task<TestForm> LoginAsync(this TestAccount account, TestPage signIn, long contactId)
    {
        var form = TestForm.Of((AngleSharp.Html.Dom.IHtmlFormElement)signIn.Element("form[action='/connexion']"));
        form.Set("Login", (await account.FindAsync(contactId)).UserName!);
        form.Set("Password", Sample.Password);
        return form;
    }

    /// <summary>Signs in on the page that carries the form, and follows where the browser sends it.</summary>
    public static async Task<TestPage> ComeBackAsync(this TestSite site, TestAccount account, TestPage signIn, long contactId)
    {
        var form = await account.LoginAsync(signIn, contactId);
        return await site.AgainAsync(await site.PostAsync("/connexion", form), form);
    }

    /// <summary>As a browser does: the same post, at the other address.</summary>
    public static Task<TestPage> AgainAsync(this TestSite site, TestPage answer, TestForm form)
    {
        PageAssert.Is(HttpStatusCode.TemporaryRedirect, answer);
        return site.PostAsync(answer.Location!, form);
    }
}
