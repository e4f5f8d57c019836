using System.Management.Automation.Language;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpnDoctor.PowerShellHost;

/// <summary>--parse: what is written in a script, for the lint tests. Nothing is run.</summary>
internal static class ScriptReader
{
    private static readonly HashSet<TokenKind> s_sevenOnly =
    [
        TokenKind.QuestionQuestion, TokenKind.QuestionQuestionEquals, TokenKind.QuestionDot, TokenKind.QuestionLBracket,
        TokenKind.AndAnd, TokenKind.OrOr,
    ];

    private static readonly string[] s_pathStarts = ["HKLM:", "HKCU:", "HKU:", "Registry::", "Cert:"];

    public static int Run(IReadOnlyList<string> files)
    {
        if (files.Count == 0)
        {
            throw new UsageException("--parse needs at least one file");
        }
        foreach (string file in files)
        {
            if (!File.Exists(file))
            {
                throw new UsageException($"--parse: no file {file}");
            }
            Console.Out.WriteLine(Describe(file));
        }
        return 0;
    }

    private static string Describe(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        ScriptBlockAst script = Parser.ParseInput(reader.ReadToEnd(), Path.GetFullPath(file), out Token[] tokens, out ParseError[] errors);
        List<Ast> nodes = [.. script.FindAll(static _ => true, searchNestedScriptBlocks: true)];

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteStartArray("errors");
            foreach (ParseError error in errors)
            {
                json.WriteStartObject();
                json.WriteNumber("line", error.Extent.StartLineNumber);
                json.WriteString("message", error.Message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            List(json, "commands", nodes.OfType<CommandAst>().Select(command => command.GetCommandName()));
            List(json, "nodes", nodes.Select(node => node.GetType().Name));
            List(json, "tokens", All(tokens).Where(token => s_sevenOnly.Contains(token.Kind)).Select(token => token.Kind.ToString()));
            List(json, "types", nodes.Where(node => !IsGuarded(node)).Select(TypeName));
            List(json, "staticMembers", nodes.OfType<InvokeMemberExpressionAst>().Select(StaticMember));
            List(json, "staticProperties", nodes.OfType<MemberExpressionAst>().Where(node => node is not InvokeMemberExpressionAst).Select(StaticMember));
            List(json, "guardedOnly", nodes.Where(node => !IsGuarded(node)).Select(NeedsFullLanguage));
            List(json, "functions", nodes.OfType<FunctionDefinitionAst>().Select(function => function.Name));
            List(json, "strings", nodes.Select(Constant).Where(IsSystemPath));
            List(json, "parameters", script.ParamBlock?.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath) ?? []);
            json.WriteBoolean("ascii", !Array.Exists(bytes, static value => value > 0x7f));
            json.WriteBoolean("hasHelp", script.GetHelpContent() is { } help && !string.IsNullOrWhiteSpace(help.GetCommentBlock()) && !string.IsNullOrWhiteSpace(help.Synopsis ?? help.Description));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WriteStartArray(name);
        foreach (string? value in values.Where(static value => value != null).Distinct(StringComparer.Ordinal))
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }

    /// <summary>Tokens inside "$(...)" are kept in the string's own token.</summary>
    private static IEnumerable<Token> All(IEnumerable<Token> tokens)
    {
        foreach (Token token in tokens)
        {
            yield return token;
            if (token is StringExpandableToken { NestedTokens: { } nested })
            {
                foreach (Token inner in All(nested))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string? TypeName(Ast node) => node switch
    {
        TypeExpressionAst type => type.TypeName.FullName,
        TypeConstraintAst type => type.TypeName.FullName,
        _ => null,
    };

    private static string? StaticMember(MemberExpressionAst node) =>
        node.Static && node.Expression is TypeExpressionAst type
            ? $"{type.TypeName.FullName}::{(node.Member is StringConstantExpressionAst name ? name.Value : node.Member.Extent.Text)}"
            : null;

    /// <summary>What Constrained Language Mode forbids or may forbid: compiling, making objects of a class, static calls.</summary>
    private static string? NeedsFullLanguage(Ast node) => node switch
    {
        CommandAst command when command.GetCommandName() is "Add-Type" or "New-Object" => command.Extent.Text,
        InvokeMemberExpressionAst { Static: true } call => call.Expression.Extent.Text + "::" + call.Member.Extent.Text,
        _ => null,
    };

    /// <summary>Whether a node runs only where the script has found itself in full language mode.</summary>
    private static bool IsGuarded(Ast node)
    {
        for (Ast? at = node; at?.Parent != null; at = at.Parent)
        {
            if (at.Parent is IfStatementAst choice && choice.Clauses.Any(clause => clause.Item2 == at
                && clause.Item1.Extent.Text.Contains("LanguageMode -eq 'FullLanguage'", StringComparison.Ordinal)
                && !clause.Item1.Extent.Text.Contains("-or", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }
        return false;
    }

    private static string? Constant(Ast node) => node switch
    {
        StringConstantExpressionAst text => text.Value,
        ExpandableStringExpressionAst text => text.Value,
        _ => null,
    };

    private static bool IsSystemPath(string? text) =>
        text != null && (s_pathStarts.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            || text.Contains("CurrentControlSet", StringComparison.OrdinalIgnoreCase));
}
