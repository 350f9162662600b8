using System.Collections.Concurrent;

namespace Signet.Policies.Tests.Mutation;

/// <summary>Every rule of the evaluator is guarded: whichever is changed, some test of this project fails.</summary>
public sealed class MutationTests
{
    [Fact]
    public void Every_rule_is_guarded_by_some_test()
    {
        var evaluator = MutatedEvaluator.Compile();
        var survivors = new ConcurrentBag<Mutant>();
        Parallel.ForEach(
            Partitioner.Create(evaluator.Mutants.Where(mutant => !mutant.InTable).ToList(), loadBalance: true),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            () => Sound(evaluator.Load()),
            (mutant, _, tests) =>
            {
                Run(mutant, tests, survivors);
                return tests;
            },
            _ => { });

        // What a static keeps was made without the mutant, so those that nobody noticed are tried from the very beginning, as tables are.
        var late = evaluator.Mutants.Where(mutant => mutant.InTable).Concat(survivors).ToList();
        survivors.Clear();
        Parallel.ForEach(late, new ParallelOptions { MaxDegreeOfParallelism = 2 }, mutant => Run(mutant, evaluator.Load(), survivors));

        var unexplained = survivors.Select(mutant => mutant.ToString()).Except(EquivalentMutants.All.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var outdated = EquivalentMutants.All.Keys.Except(survivors.Select(mutant => mutant.ToString()), StringComparer.Ordinal).ToList();
        TestContext.Current.SendDiagnosticMessage($"{evaluator.Mutants.Count} mutants, {evaluator.Mutants.Count - survivors.Count} noticed");
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} of {evaluator.Mutants.Count} mutants were not noticed:\n{string.Join('\n', unexplained)}");
        Assert.True(outdated.Count == 0, $"listed as equivalent, but noticed or gone:\n{string.Join('\n', outdated)}");
    }

    private static LoadedTests Sound(LoadedTests tests)
    {
        Assert.Null(tests.FirstFailure(mutant: -1));
        return tests;
    }

    private static void Run(Mutant mutant, LoadedTests tests, ConcurrentBag<Mutant> survivors)
    {
        if (tests.FirstFailure(mutant.Id) is null)
        {
            survivors.Add(mutant);
        }
    }
}
