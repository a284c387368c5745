using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DigestLsp.Tests;

/// <summary>The processor time of the current thread, unaffected by other tests and programs.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClockOfLinux = 3;
    private const int ThreadClockOfMac = 16;

    /// <summary>Gets the processor time that an action takes on this thread.</summary>
    public static TimeSpan Of(Action action)
    {
        var start = Now();
        action();
        return Now() - start;
    }

    private static TimeSpan Now()
    {
        if (OperatingSystem.IsWindows())
            return GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user)
                ? TimeSpan.FromTicks(kernel + user)
                : throw new UnreachableException();
        return
            ClockGetTime(OperatingSystem.IsMacOS() ? ThreadClockOfMac : ThreadClockOfLinux, out var time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100))
            : throw new UnreachableException();
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentThread();

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetThreadTimes(
        nint thread,
        out long creation,
        out long exit,
        out long kernel,
        out long user
    );

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
