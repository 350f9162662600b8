namespace Signet.Policies.Validation;

/// <summary>What is wrong, or seldom meant, in a policy.</summary>
/// <param name="IsError">Whether AWS refuses the policy for it.</param>
/// <param name="Text">AWS's sentence of an error; ours of a warning.</param>
/// <param name="Place">Where the statement begins that it is about; the document's first character when it is about none.</param>
public sealed record PolicyFinding(bool IsError, string Text, TextPosition Place);
