using System.Runtime.InteropServices;

namespace Signet.Policies;

/// <summary>A character's place in a document, counted from 1 (the IAM simulator reports one column more: the place after the brace).</summary>
/// <param name="Line">Lines end with a line feed.</param>
/// <param name="Column">Characters since the line began.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextPosition(int Line, int Column);
