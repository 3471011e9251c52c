/**
 * How Node is started for the processes that hold a profile, so that a long import needs little memory. V8 takes
 * semi-spaces of 16 MB and more per thread on large machines, and lets a heap grow to four times of what lives in it;
 * glibc keeps for each thread what it once had: together they would hold 200 to 300 MB that nothing needs.
 */
export const hostFlags = ['--max-semi-space-size=4', '--heap-growing-percent=50'] as const;
export const hostEnvironment = { MALLOC_ARENA_MAX: '1' } as const;
