using System.IO.Compression;
using System.Text;
using CsvHelper;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Web.Infrastructure.Imports;
using MiniExcelLibs;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Imports;

/// <summary>Files as people have them: what they are written in is guessed, every cell is a text, and none is read without a bound.</summary>
public sealed class TableFileTests
{
    public static TheoryData<string, ImportEncoding, char> Written => new()
    {
        { "utf-8", ImportEncoding.Utf8, ';' }, { "utf-8-bom", ImportEncoding.Utf8, ',' },
        { "windows-1252", ImportEncoding.Windows1252, ';' },
        { "utf-16", ImportEncoding.Utf16, '\t' }, { "windows-1252", ImportEncoding.Windows1252, '\t' },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Read_Text_KnowsItsEncodingAndItsSeparator(string encoding, ImportEncoding expected, char separator)
    {
        var text = "Prénom;Nom;Utilisateur\r\n\"Hélène; ou \"\"Léa\"\"\";Noël;lea\r\n\r\nÉric;L'Œuvre;0612\r\n";
        text = text.Replace(';', separator);

        var upload = TableFile.Read("C:\\x\\contacts.csv", Bytes(encoding, text));

        Assert.Equal((expected, separator), (upload.Encoding, upload.Separator));
        Assert.Equal(["Prénom", "Nom", "Utilisateur"], upload.Headings);
        Assert.Equal(
            [(2, $"Hélène{separator} ou \"Léa\"/Noël/lea"), (4, "Éric/L'Œuvre/0612")],
            upload.Rows.Select(row => (row.Line, string.Join('/', row.Cells))));
    }

    [Fact]
    public void Read_Text_InTheWayThatIsWanted()
    {
        var content = Bytes("windows-1252", "Prénom;Nom,X\nÉric;a,b\n");

        Assert.Equal(["Prénom", "Nom,X"], TableFile.Read("a.csv", content).Headings);
        Assert.Equal(["Prénom;Nom", "X"], TableFile.Read("a.csv", content, separator: ',').Headings);
        Assert.NotEqual("Prénom", TableFile.Read("a.csv", content, ImportEncoding.Utf8).Headings[0]);
    }

    [Fact]
    public void Read_WhatOurOwnExportNeutralised_IsWhatItWas()
    {
        string[] cells = ["=1+1", "+33612345678", "-5", "@x", "'tis", "plain", "0012"];
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(
            memory, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord(["a", "b", "c", "d", "e", "f", "g"]);
            csv.WriteRecord(cells);
        }

        Assert.Contains("'=1+1", Encoding.UTF8.GetString(memory.ToArray()), StringComparison.Ordinal);
        Assert.Equal(cells, Assert.Single(TableFile.Read("a.csv", memory.ToArray()).Rows).Cells);
    }

    [Fact]
    public void Read_Workbook_KeepsWhatStandsInItsCells_AsText()
    {
        var content = Workbook(
            new Dictionary<string, object?>
            {
                ["Nom"] = "0012",
                ["Nombre"] = 336_123_456_789L,
                ["Jour"] = new DateTime(2026, 12, 31),
                ["Oui"] = true,
                ["Formule"] = "=1+1",
                ["Vide"] = null,
            });

        var upload = TableFile.Read("a.xlsx", content);

        Assert.Null(upload.Encoding);
        Assert.Equal(["Nom", "Nombre", "Jour", "Oui", "Formule", "Vide"], upload.Headings);
        Assert.Equal(["0012", "336123456789", "2026-12-31", "1", "=1+1"], Assert.Single(upload.Rows).Cells);
    }

    [Fact]
    public void Read_Workbook_WhoseCellSaysThatItStandsFarAway_IsReadInBounds()
    {
        var rows = Enumerable.Range(0, 300).Select(_ => new Dictionary<string, object?> { ["Utilisateur"] = "un", ["Nom"] = "Durand" });
        var content = Moved(Workbook([.. rows]), "B300", "XFD300");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var upload = TableFile.Read("a.xlsx", content);
        var read = upload.Rows.ToList();

        Assert.Equal(["Utilisateur", "Nom"], upload.Headings);
        Assert.Equal(["un"], read[^2].Cells);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 50_000_000);
    }

    [Fact]
    public void Read_Workbook_ThatWouldHaveAFileOfTheServerReadAlong_IsRefused()
    {
        var file = Path.GetTempFileName();
        try
        {
            var content = Workbook(new Dictionary<string, object?> { ["Utilisateur"] = "un" });
            var named = $"<!DOCTYPE x [<!ENTITY file SYSTEM \"{new Uri(file)}\">]><";

            Assert.Equal(Web("Import_Broken"), Refused(Changed(content, "<?xml version=\"1.0\" encoding=\"utf-8\"?><", named)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Read_WhatIsNoTable_SaysWhy()
    {
        Assert.Equal(Web("Import_Empty"), Refused(Bytes("utf-8", "Nom;Prénom\n")));
        Assert.Equal(Web("Import_Empty"), Refused(Bytes("utf-8", "\n\n")));
        Assert.Equal(Web("Import_OldExcel"), Refused([0xD0, 0xCF, 0x11, 0xE0, 0, 0]));
        Assert.Equal(Web("Import_Broken"), Refused([.. "PK\x03\x04"u8, 1, 2, 3]));
        Assert.Equal(Web("Import_Broken"), Refused(Packed("hello.txt", 10)));
        Assert.Equal(Web("Import_Unpacks"), Refused(Packed("xl/big.xml", 201 * 1024 * 1024)));
        Assert.Equal(Web("Import_Unpacks"), Refused(Packed("xl/small.xml", 1, 1001)));
        Assert.Equal(
            Web("Import_TooManyColumns", Import.MostColumns),
            Refused(Bytes("utf-8", new string(';', Import.MostColumns) + "a\nb")));
        Assert.Equal(Web("Import_RowTooLong", 2), Refused(Bytes("utf-8", "a;b\n\"" + new string('x', Import.MostOfRow + 1) + "\";y\n")));
        Assert.Equal(Web("Import_RowTooLong", 2), Refused(Bytes("utf-8", "a;b\n\"" + new string('x', 200_000))));
        Assert.Equal(
            Web("Import_TooManyRows", Batch.MostItems),
            Refused(Bytes("utf-8", "a\n" + string.Concat(Enumerable.Repeat("b\n", Batch.MostItems + 1)))));
    }

    private static string Web(string key, params object[] arguments) => Texts.T(key, arguments);

    private static string Refused(byte[] content) =>
        Assert.Throws<TableFileException>(() => TableFile.Read("a", content).Rows.Count()).Message;

    private static byte[] Bytes(string encoding, string text) => encoding switch
    {
        "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Workbook(params Dictionary<string, object?>[] rows)
    {
        using var memory = new MemoryStream();
        memory.SaveAs(rows);
        return memory.ToArray();
    }

    private static byte[] Moved(byte[] workbook, string cell, string place) =>
        Changed(workbook, $"r=\"{cell}\"", $"r=\"{place}\"");

    private static byte[] Changed(byte[] workbook, string present, string wanted)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            using var stream = entry.Open();
            var text = new StreamReader(stream).ReadToEnd();
            Assert.Contains(present, text, StringComparison.Ordinal);
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(text.Replace(present, wanted, StringComparison.Ordinal)));
        }

        return memory.ToArray();
    }

    private static byte[] Packed(string name, int length, int times = 1)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var time = 0; time < times; time++)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var left = length; left > 0; left -= zeros.Length)
                {
                    entry.Write(zeros, 0, Math.Min(left, zeros.Length));
                }
            }
        }

        return memory.ToArray();
    }
}
