using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Signet.Policies.Tests.Mutation;

/// <summary>The library compiled with all mutants in it, each behind its switch.</summary>
internal sealed class MutatedEvaluator
{
    private const string SwitchSource = """
        namespace Signet.Policies;

        public static class MutantSwitch
        {
            public static int Id = -1;
            public static int Fuel;

            public static bool IsOn(int id)
            {
                if (++Fuel > 3_000_000)
                {
                    throw new System.TimeoutException("A mutant never ends.");
                }

                return id == Id;
            }
        }
        """;

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    // What decides; how policies are written, printed and explained is not among it.
    private static readonly string[] Files = ["AccessRules.cs", "ContextValues.cs", "Policy.cs", "PolicyCaller.cs", "RequestContext.cs", "Statement.cs", "Conditions/", "Matching/"];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private readonly byte[] _image;

    private MutatedEvaluator(byte[] image, IReadOnlyList<Mutant> mutants) => (_image, Mutants) = (image, mutants);

    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>Compiles; a mutant that does not compile is left out and the rest compiled again.</summary>
    public static MutatedEvaluator Compile()
    {
        var root = Root();
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), Options, Path.GetRelativePath(root, path)))
            .Append(CSharpSyntaxTree.ParseText(SwitchSource, Options)).Append(CSharpSyntaxTree.ParseText(Usings, Options))
            .ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Signet.Policies", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var original = CSharpCompilation.Create("Signet.Policies", trees, references, new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var refused = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var mutants = new List<Mutant>();
            var mutated = original;
            foreach (var tree in trees.Where(tree => Files.Any(file => tree.FilePath.StartsWith(file, StringComparison.Ordinal))))
            {
                var mutator = new Mutator(original.GetSemanticModel(tree), tree.FilePath, mutants, refused);
                mutated = mutated.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(mutator.Visit(tree.GetRoot())!.ToFullString(), Options, tree.FilePath));
            }

            var image = new MemoryStream();
            var result = mutated.Emit(image);
            if (result.Success)
            {
                return new(image.ToArray(), mutants);
            }

            RefuseFailing(result, mutants, refused);
        }
    }

    /// <summary>The library and these tests, loaded apart from the real ones and in a state of their own.</summary>
    public LoadedTests Load()
    {
        var context = new MutantContext(_image);
        var tests = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(MutatedEvaluator).Assembly.Location)));
        return new(tests, context.Library.GetType("Signet.Policies.MutantSwitch", throwOnError: true)!);
    }

    private static void RefuseFailing(Microsoft.CodeAnalysis.Emit.EmitResult result, List<Mutant> mutants, HashSet<string> refused)
    {
        var before = refused.Count;
        foreach (var error in result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var text = error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString();
            refused.UnionWith(mutants.Where(mutant => text.Contains($"{Mutator.Switch}({mutant.Id})", StringComparison.Ordinal)).Select(mutant => mutant.ToString()));
        }

        if (refused.Count == before)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "src", "Policies")))
            {
                return Path.Combine(folder.FullName, "src", "Policies");
            }
        }

        throw new DirectoryNotFoundException("The sources of the library are not there.");
    }

    /// <summary>In which the library is the mutated one; all else is shared.</summary>
    private sealed class MutantContext : AssemblyLoadContext
    {
        public MutantContext(byte[] image)
            : base("mutants", isCollectible: true) => Library = LoadFromStream(new MemoryStream(image));

        public Assembly Library { get; }

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "Signet.Policies" ? Library : null;
    }
}
