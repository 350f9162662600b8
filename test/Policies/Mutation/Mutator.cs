using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Signet.Policies.Tests.Mutation;

/// <summary>Puts a switch at every rule of a source file, by which it always holds, never holds, or is left out; all mutants are compiled at once.</summary>
internal sealed class Mutator(SemanticModel model, string file, List<Mutant> mutants, IReadOnlySet<string> notCompiling) : CSharpSyntaxRewriter
{
    public const string Switch = "global::Signet.Policies.MutantSwitch.IsOn";

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var visited = base.Visit(node);
        return node is ExpressionSyntax rule && visited is ExpressionSyntax changed && IsRule(rule) ? WithSwitches(rule, changed) : visited;
    }

    /// <summary>An arm of a switch expression is left out.</summary>
    public override SyntaxNode VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        if (node.Pattern is DiscardPatternSyntax || Add(node, $"{node.Pattern} {node.WhenClause}", "left out") is not { } id)
        {
            return visited;
        }

        var condition = visited.WhenClause is { } clause ? $"({clause.Condition}) && !{Switch}({id})" : $"!{Switch}({id})";
        return visited.WithWhenClause(SyntaxFactory.WhenClause(SyntaxFactory.ParseExpression(condition)).NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space));
    }

    /// <summary>A row of a table is left out.</summary>
    public override SyntaxNode VisitImplicitElementAccess(ImplicitElementAccessSyntax node)
    {
        var text = node.ArgumentList.Arguments[0].ToString();
        return Add(node, $"{node.Parent}", "left out", inTable: true) is { } id
            ? node.WithArgumentList(SyntaxFactory.ParseBracketedArgumentList($"[{Switch}({id}) ? \"-\" + {text} : {text}]")).WithTriviaFrom(node)
            : node;
    }

    /// <summary>A statement that adds to a result is left out.</summary>
    public override SyntaxNode VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return node.Expression is AssignmentExpressionSyntax assignment && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && Add(node, $"{node}", "left out") is { } id
            ? SyntaxFactory.ParseStatement($"if (!{Switch}({id})) {{ {visited} }}")
            : visited;
    }

    /// <summary>A bound is moved by one.</summary>
    public override SyntaxNode VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        var other = node.Kind() switch
        {
            SyntaxKind.LessThanExpression => "<=",
            SyntaxKind.LessThanOrEqualExpression => "<",
            SyntaxKind.GreaterThanExpression => ">=",
            SyntaxKind.GreaterThanOrEqualExpression => ">",
            _ => null,
        };
        return other is not null && Add(node, $"{node}", $"with {other}") is { } id
            ? SyntaxFactory.ParseExpression($"({Switch}({id}) ? {visited.Left} {other} {visited.Right} : {visited})")
            : visited;
    }

    /// <summary>A yes in a table becomes a no.</summary>
    public override SyntaxNode VisitArgument(ArgumentSyntax node)
    {
        var visited = (ArgumentSyntax)base.VisitArgument(node)!;
        return node is { NameColon: not null, Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression } && Add(node, $"{node.Parent?.Parent?.Parent}", "not negated", inTable: true) is { } id
            ? visited.WithExpression(SyntaxFactory.ParseExpression($"!{Switch}({id})"))
            : visited;
    }

    private bool IsRule(ExpressionSyntax node)
    {
        if (node is LiteralExpressionSyntax or ParenthesizedExpressionSyntax || node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression)
            || model.GetTypeInfo(node).Type?.SpecialType != SpecialType.System_Boolean)
        {
            return false;
        }

        return node.Parent switch
        {
            IfStatementSyntax or WhileStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or LambdaExpressionSyntax => true,
            ConditionalExpressionSyntax conditional => conditional.Condition == node || !IsRuleItself(conditional),
            AssignmentExpressionSyntax assignment => assignment.Right == node,
            SwitchExpressionArmSyntax arm => arm.Expression == node,
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression),
            ParenthesizedExpressionSyntax { Parent: BinaryExpressionSyntax } => true,
            _ => false,
        };
    }

    private bool IsRuleItself(ConditionalExpressionSyntax conditional) => model.GetTypeInfo(conditional).Type?.SpecialType == SpecialType.System_Boolean && IsRule(conditional);

    private ExpressionSyntax WithSwitches(ExpressionSyntax rule, ExpressionSyntax changed)
    {
        // Where a rule declares variables, only the change that leaves them assigned compiles.
        var declares = rule.DescendantNodesAndSelf().Any(node => node is SingleVariableDesignationSyntax);
        var negated = rule.IsKind(SyntaxKind.LogicalNotExpression) || rule.ToString().Contains("is not", StringComparison.Ordinal);
        var text = $"({changed.WithoutTrivia()})";
        if ((!declares || negated) && Add(rule, $"{rule}", "always holds") is { } always)
        {
            text = $"({text} || {Switch}({always}))";
        }

        if ((!declares || !negated) && Add(rule, $"{rule}", "never holds") is { } never)
        {
            text = $"({text} && !{Switch}({never}))";
        }

        return SyntaxFactory.ParseExpression(text).WithTriviaFrom(changed);
    }

    private int? Add(SyntaxNode node, string rule, string change, bool inTable = false)
    {
        var member = node.Ancestors().Select(NameOf).FirstOrDefault(name => name is not null) ?? "";
        var text = string.Join(' ', rule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var mutant = new Mutant(mutants.Count, file, member, text, change, inTable);
        if (notCompiling.Contains(mutant.ToString()))
        {
            return null;
        }

        mutants.Add(mutant);
        return mutant.Id;
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        IndexerDeclarationSyntax => "this",
        _ => null,
    };
}
