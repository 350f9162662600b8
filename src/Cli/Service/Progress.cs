using System.Globalization;
using System.Security.Cryptography;
using Signet.Cli.Offline;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Service;

/// <summary>A message that is read with its progress told on the terminal, and with its SHA-256 made on the way where that is wanted.</summary>
internal sealed class Progress : IDisposable
{
    private const long Step = 64 << 20;

    private readonly string _path;
    private readonly IncrementalHash? _sha256;
    private readonly bool _isTold = !Console.IsErrorRedirected;
    private long _read;

    public Progress(string path, bool hashes) => (_path, _sha256) = (path, hashes ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null);

    /// <summary>SHA-256 of all that was read.</summary>
    public byte[] Sha256() => _sha256!.GetHashAndReset();

    /// <summary>The message, to be read once.</summary>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public MessageSource Open()
    {
        var stream = Inputs.Attempt(_path, () => _path == Inputs.StandardInput ? Console.OpenStandardInput() : File.OpenRead(_path));
        return MessageSource.Once(new ObservedStream(stream, Take));
    }

    public void Dispose()
    {
        if (_isTold && _read >= Step)
        {
            Console.Error.WriteLine();
        }

        _sha256?.Dispose();
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _sha256?.AppendData(bytes);
        var steps = _read / Step;
        _read += bytes.Length;
        if (_isTold && _read / Step > steps)
        {
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_path}: {_read >> 20} MiB"));
        }
    }
}
