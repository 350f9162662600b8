namespace Signet.Policies.Tests.Mutation;

/// <summary>One change to one rule of the evaluator.</summary>
/// <param name="Id">Its number, by which it is switched on.</param>
/// <param name="File">The source file.</param>
/// <param name="Member">The method or property it is in.</param>
/// <param name="Rule">The rule as written.</param>
/// <param name="Change">What becomes of it.</param>
/// <param name="InTable">Whether it changes a table that is made once, so that the code has to be loaded anew.</param>
internal sealed record Mutant(int Id, string File, string Member, string Rule, string Change, bool InTable)
{
    public override string ToString() => $"{File} {Member}: `{Rule}` {Change}";
}
