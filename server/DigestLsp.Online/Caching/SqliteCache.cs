using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Caching.Distributed;

namespace DigestLsp.Online.Caching;

/// <summary>
/// A cache in one SQLite file, shared by all processes of the user. It may lose its contents at any time and never fails. If the file is
/// locked, nothing is returned; a damaged file is recreated. If that fails, nothing is stored.
/// </summary>
internal sealed class SqliteCache(string path, TimeProvider clock) : IDistributedCache, IDisposable
{
    private const int Version = 1;
    private const int MaxEntries = 20_000;
    private const int MaxPages = 16_384; // of 4 kB: 64 MB
    private const int WritesBetweenCleanings = 500;
    private const int Corrupt = 11;
    private const int NoDatabase = 26;
    private const int Full = 13;

    private readonly Lock use = new();
    private SqliteConnection? connection;
    private int writes;
    private bool isGivenUp;

    /// <summary>The reason the file is not used, or null if it is used.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc/>
    public byte[]? Get(string key) =>
        Use(file =>
        {
            using var command = file.CreateCommand();
            command.CommandText = "SELECT value FROM entries WHERE key = $key AND expires > $now";
            command.Parameters.AddWithValue("$key", key);
            command.Parameters.AddWithValue("$now", Now);
            return command.ExecuteScalar() as byte[];
        });

    /// <summary>Gets the first entries whose key contains a text, ordered by key. Returns none if the file cannot be read.</summary>
    /// <param name="text">The text; ASCII letters match in either case.</param>
    /// <param name="most">The maximum number of entries.</param>
    public IReadOnlyList<(string Key, byte[] Value)> Holding(string text, int most)
    {
        var found = new List<(string, byte[])>();
        Use(file =>
        {
            using var command = file.CreateCommand();
            command.CommandText =
                "SELECT key, value FROM entries WHERE key LIKE $pattern ESCAPE '!' AND expires > $now ORDER BY key LIMIT $most";
            command.Parameters.AddWithValue(
                "$pattern",
                $"%{text.Replace("!", "!!", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)}%"
            );
            command.Parameters.AddWithValue("$now", Now);
            command.Parameters.AddWithValue("$most", most);
            using var rows = command.ExecuteReader();
            while (rows.Read())
                found.Add((rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
            return null;
        });
        return found;
    }

    /// <inheritdoc/>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        Use(file =>
        {
            if (writes++ % WritesBetweenCleanings == 0)
                Clean(file);
            using var command = file.CreateCommand();
            command.CommandText =
                "INSERT OR REPLACE INTO entries (key, value, expires) VALUES ($key, $value, $expires)";
            command.Parameters.AddWithValue("$key", key);
            command.Parameters.AddWithValue("$value", value);
            command.Parameters.AddWithValue("$expires", ExpiryOf(options).ToUnixTimeSeconds());
            command.ExecuteNonQuery();
            return null;
        });

    /// <inheritdoc/>
    public void Remove(string key) =>
        Use(file =>
        {
            using var command = file.CreateCommand();
            command.CommandText = "DELETE FROM entries WHERE key = $key";
            command.Parameters.AddWithValue("$key", key);
            command.ExecuteNonQuery();
            return null;
        });

    /// <summary>Does nothing: entries live until they expire.</summary>
    public void Refresh(string key) { }

    /// <inheritdoc/>
    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    /// <inheritdoc/>
    public Task SetAsync(
        string key,
        byte[] value,
        DistributedCacheEntryOptions options,
        CancellationToken token = default
    )
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        Remove(key);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (use)
            Close();
    }

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private DateTimeOffset ExpiryOf(DistributedCacheEntryOptions options) =>
        options.AbsoluteExpiration
        ?? clock.GetUtcNow() + (options.AbsoluteExpirationRelativeToNow ?? TimeSpan.FromDays(1));

    /// <summary>Runs an operation, and repeats it on a new file if the current one is damaged.</summary>
    private byte[]? Use(Func<SqliteConnection, byte[]?> operation)
    {
        lock (use)
        {
            var isUseless = false;
            for (var attempt = 0; attempt < 2 && !isGivenUp; attempt++)
            {
                try
                {
                    if (isUseless)
                        CreateAgain();
                    return operation(connection ??= Open());
                }
                catch (SqliteException error) when (error.SqliteErrorCode is Corrupt or NoDatabase or Full)
                {
                    (Problem, isUseless) = (error.Message, true);
                }
                catch (SqliteException error)
                {
                    // Locked, read-only or no space on the disk: a cache miss.
                    Problem = error.Message;
                    if (connection is { State: not System.Data.ConnectionState.Open })
                        Close();
                    return null;
                }
                catch (Exception error)
                    when (error
                            // No folder, or no SQLite library for this platform.
                            is IOException
                                or UnauthorizedAccessException
                                or DllNotFoundException
                                or TypeInitializationException
                    )
                {
                    (Problem, isGivenUp) = (error.Message, true);
                }
            }
            return null;
        }
    }

    private SqliteConnection Open()
    {
        CreateFolder();
        var file = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            file.Open();
            Run(
                file,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 250; "
                    + string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {MaxPages};")
            );
            if (!IsOurs(file))
                Run(
                    file,
                    "BEGIN IMMEDIATE; DROP TABLE IF EXISTS entries; "
                        + "CREATE TABLE entries (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID; "
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"PRAGMA user_version = {Version}; COMMIT;"
                        )
                );
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool IsOurs(SqliteConnection file)
    {
        using var command = file.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return command.ExecuteScalar() is (long)Version;
    }

    /// <summary>Deletes expired entries, and those that expire first if there are too many.</summary>
    private void Clean(SqliteConnection file) =>
        Run(
            file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"DELETE FROM entries WHERE expires <= {Now}; DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY expires DESC LIMIT -1 OFFSET {MaxEntries});"
            )
        );

    private void CreateAgain()
    {
        Close();
        foreach (var end in (string[])["", "-wal", "-shm"])
            File.Delete(path + end);
    }

    private void Close()
    {
        connection?.Dispose();
        connection = null;
    }

    private void CreateFolder()
    {
        var folder = Path.GetDirectoryName(path)!;
        // The file contains names of private repositories.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private static void Run(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
