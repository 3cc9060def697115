namespace MailPerformance.Connectors.Web.Infrastructure.Imports;

/// <summary>A file is no table that can be taken; the message says why to whoever has sent it.</summary>
/// <param name="textKey">Of that.</param>
public sealed class TableFileException(string textKey, params object?[] arguments) : Exception(Texts.T(textKey, arguments));
