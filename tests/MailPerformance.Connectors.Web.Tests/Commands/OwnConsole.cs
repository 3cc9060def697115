using System.Globalization;
using System.Text;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>What a test writes to the console is its own, and that of whoever writes beside it is not.</summary>
internal sealed class OwnConsole : TextWriter
{
    private static readonly OwnConsole Output = Instead(Console.Out, Console.SetOut);
    private static readonly OwnConsole Errors = Instead(Console.Error, Console.SetError);

    private readonly AsyncLocal<TextWriter?> _own = new();
    private readonly TextWriter _everybodys;

    private OwnConsole(TextWriter everybodys) => _everybodys = everybodys;

    public override Encoding Encoding => Encoding.UTF8;

    private TextWriter Present => _own.Value ?? _everybodys;

    /// <summary>Does the work, which ends with an exit code, and hears all that it writes.</summary>
    public static async Task<Ended> ListenAsync(Func<Task<int>> work)
    {
        var (output, errors) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));

        // Seen by what is called from here on, and by nobody else; that may write from several threads.
        (Output._own.Value, Errors._own.Value) = (TextWriter.Synchronized(output), TextWriter.Synchronized(errors));
        var code = await work();
        return new(code, output.ToString(), errors.ToString());
    }

    public override void Write(char value) => Present.Write(value);

    public override void Write(char[] buffer, int index, int count) => Present.Write(buffer, index, count);

    public override void Write(string? value) => Present.Write(value);

    public override void Flush() => Present.Flush();

    private static OwnConsole Instead(TextWriter everybodys, Action<TextWriter> put)
    {
        var own = new OwnConsole(everybodys);
        put(own);
        return own;
    }
}
