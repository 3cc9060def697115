using System.Text.Encodings.Web;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>
/// What is wrong with a form, each error a link to its field, in the order of the fields. It stands before them and is written
/// when the whole page is known, so that it can ask in which order they came.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!ViewContext.ModelState.IsValid)
        {
            PageTitle.Begin(ViewContext.HttpContext, IsQuestion(ViewContext) ? "Errors_QuestionPageTitle" : "Errors_PageTitle");
            output.Content.SetHtmlContent(new Summary(ViewContext));
        }
    }

    // What is asked takes the focus itself.
    private static bool IsQuestion(ViewContext context) => context.ModelState
        .Where(entry => entry.Value!.Errors.Count > 0)
        .All(entry => TagBuilder.CreateSanitizedId(entry.Key, "_") == UncoveredQuestion.Field);

    private sealed class Summary(ViewContext context) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var order = FieldOrder.Of(context.HttpContext);
            var errors = context.ModelState
                .OrderBy(entry => order.PlaceOf(entry.Key))
                .SelectMany(
                    entry => entry.Value!.Errors.Select(error => (Id: TagBuilder.CreateSanitizedId(entry.Key, "_"), error.ErrorMessage)))
                .Distinct()
                .ToList();
            var list = new TagBuilder("ul");
            foreach (var (id, message) in errors)
            {
                list.InnerHtml.AppendHtml(Item(id, message));
            }

            var isQuestion = IsQuestion(context);
            var title = new TagBuilder("p");
            title.InnerHtml.Append(isQuestion
                ? Texts.T("Errors_Question")
                : Texts.Plural("Errors_Title", errors.Count));
            var summary = new TagBuilder("div");
            summary.AddCssClass("validation-summary validation-summary-errors");
            summary.Attributes["role"] = "alert";
            summary.Attributes["tabindex"] = "-1";
            if (!isQuestion)
            {
                summary.Attributes["autofocus"] = "autofocus";
            }

            summary.InnerHtml.AppendHtml(title).AppendHtml(list);
            summary.WriteTo(writer, encoder);
        }

        private static TagBuilder Item(string id, string message)
        {
            var item = new TagBuilder("li");
            if (id.Length == 0)
            {
                item.InnerHtml.Append(message);
                return item;
            }

            var link = new TagBuilder("a");
            link.Attributes["href"] = "#" + id;
            link.InnerHtml.Append(message);
            item.InnerHtml.AppendHtml(link);
            return item;
        }
    }
}
