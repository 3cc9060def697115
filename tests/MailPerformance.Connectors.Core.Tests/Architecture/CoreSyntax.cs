using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>The C# files under src, parsed.</summary>
internal static class CoreSyntax
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    public static IReadOnlyList<(string Path, SyntaxNode Root)> Files { get; } =
    [
        .. Solution.Sources().Select(source => (source.Path, CSharpSyntaxTree.ParseText(source.Text, Options).GetRoot())),
    ];

    /// <summary>Methods, accessors and constructors with a body, by the names of their type and themselves.</summary>
    public static IEnumerable<(string Path, string Name, SyntaxNode Node)> Members() =>
        from file in Files
        from node in file.Root.DescendantNodes()
        where node is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
            or PropertyDeclarationSyntax
        select (file.Path, $"{TypeOf(node)}.{NameOf(node)}", node);

    private static string TypeOf(SyntaxNode node) => node.Ancestors().OfType<TypeDeclarationSyntax>()
        .First(type => type.Identifier.ValueText.Length > 0).Identifier.ValueText;

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => node.Kind().ToString(),
    };
}
