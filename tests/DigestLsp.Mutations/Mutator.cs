using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DigestLsp.Mutations;

/// <summary>One fault that can be switched on.</summary>
/// <param name="Id">The number that switches it on, from 1.</param>
/// <param name="Place">The file and its 1-based line.</param>
/// <param name="Original">The code as it is.</param>
/// <param name="Change">The change.</param>
internal sealed record Mutant(int Id, string Place, string Original, string Change)
{
    public override string ToString() => $"{Place}: {Change} in `{Original}`";
}

/// <summary>Adds all known faults to a syntax tree, each with a switch, so that they are compiled together.</summary>
internal sealed class Mutator(string file, List<Mutant> mutants) : CSharpSyntaxRewriter
{
    // A constant cannot depend on the active fault.
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => node;

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) =>
        node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        return node.Kind() switch
        {
            SyntaxKind.LessThanExpression => Boundary(node, visited, "<="),
            SyntaxKind.LessThanOrEqualExpression => Boundary(node, visited, "<"),
            SyntaxKind.GreaterThanExpression => Boundary(node, visited, ">="),
            SyntaxKind.GreaterThanOrEqualExpression => Boundary(node, visited, ">"),
            SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => Replace(
                node,
                visited,
                "negated",
                id => $"(({visited}) ^ {Switch(id)})"
            ),
            SyntaxKind.LogicalAndExpression => Operands(
                node,
                visited,
                "ignored",
                "&&",
                id => $"{Switch(id)} || "
            ),
            SyntaxKind.LogicalOrExpression => Operands(
                node,
                visited,
                "ignored",
                "||",
                id => $"!{Switch(id)} && "
            ),
            SyntaxKind.AddExpression
            or SyntaxKind.SubtractExpression
                when node.Right is LiteralExpressionSyntax { Token.Value: int } => Replace(
                node,
                visited,
                "literal dropped",
                id => $"({visited.Left} {visited.OperatorToken} ({Switch(id)} ? 0 : {visited.Right}))"
            ),
            _ => visited,
        };
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        if (
            node.Expression is not InvocationExpressionSyntax
            || node.DescendantNodes().Any(n => n is DeclarationExpressionSyntax or AwaitExpressionSyntax)
        )
            return visited;
        return SyntaxFactory
            .ParseStatement($"if (!{Switch(Add(node, "call removed"))}) {visited}")
            .WithTriviaFrom(node);
    }

    private SyntaxNode Boundary(BinaryExpressionSyntax node, BinaryExpressionSyntax visited, string other) =>
        Replace(
            node,
            visited,
            $"`{node.OperatorToken}` becomes `{other}`",
            id => $"({Switch(id)} ? {visited.Left} {other} {visited.Right} : {visited})"
        );

    private SyntaxNode Operands(
        BinaryExpressionSyntax node,
        BinaryExpressionSyntax visited,
        string change,
        string symbol,
        Func<int, string> before
    )
    {
        var left = Operand(node.Left, visited.Left);
        var right = Operand(node.Right, visited.Right);
        return SyntaxFactory.ParseExpression($"({left} {symbol} {right})").WithTriviaFrom(node);

        // A variable that an operand declares must be assigned on every way.
        string Operand(ExpressionSyntax original, ExpressionSyntax changed) =>
            original.IsKind(node.Kind()) || original.DescendantNodesAndSelf().Any(Declares)
                ? $"{changed}"
                : $"({before(Add(original, change))}({changed}))";
    }

    private static bool Declares(SyntaxNode node) =>
        node is SingleVariableDesignationSyntax or DeclarationExpressionSyntax;

    private SyntaxNode Replace(
        ExpressionSyntax node,
        ExpressionSyntax visited,
        string change,
        Func<int, string> changed
    ) =>
        node.DescendantNodesAndSelf().Any(Declares)
            ? visited
            : SyntaxFactory.ParseExpression(changed(Add(node, change))).WithTriviaFrom(node);

    private int Add(SyntaxNode node, string change)
    {
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var original = string.Join(
            ' ',
            node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        mutants.Add(new Mutant(mutants.Count + 1, $"{file}:{line}", original, change));
        return mutants.Count;
    }

    private static string Switch(int id) => $"global::DigestLsp.MutationSwitch.Is({id})";
}
