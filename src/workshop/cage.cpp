#include "workshop/cage.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <initializer_list>

namespace shuofa {
namespace {

constexpr rlim_t mebibyte = 1u << 20;

bool limit(__rlimit_resource resource, rlim_t most) {
    const rlimit limits{most, most};
    return setrlimit(resource, &limits) == 0;
}

// The sanitizers reserve terabytes of addresses for their notes; only builds for tests carry them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool has_sanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool has_sanitizer = true;
#else
constexpr bool has_sanitizer = false;
#endif
#else
constexpr bool has_sanitizer = false;
#endif

bool shut_limits(CageSize size) {
    // A bill of a million rows takes some seconds of processor time, a paper a fraction of one.
    const rlim_t seconds = size == CageSize::Reading ? 300 : 30;
    // Of files known to be good the greediest take 340 MiB, most of it never touched; drawing maps
    // whole fonts.
    const rlim_t memory = size == CageSize::Reading ? 512 : 1024;
    return (has_sanitizer || limit(RLIMIT_AS, memory * mebibyte)) && limit(RLIMIT_CPU, seconds) &&
           limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 64) && limit(RLIMIT_CORE, 0);
}

// The C library has no wrappers for these three.
int landlock_create(const landlock_ruleset_attr& attributes) {
    return static_cast<int>(
        syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
}
bool landlock_allow(int ruleset, const char* path, std::uint64_t access) {
    const int folder = open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) return errno == ENOENT;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = folder;
    const long added =
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(folder);
    return added == 0;
}

bool shut_landlock() {
    constexpr std::uint64_t read_only = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    landlock_ruleset_attr attributes{};
    // Everything that Landlock's first version knows of, so that it works from Linux 5.13 on.
    attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    const int ruleset = landlock_create(attributes);
    if (ruleset < 0) return false;
    bool all = true;
    // Libraries and character-set tables; fonts, their settings and their index; the character maps
    // of Chinese fonts that a PDF does not carry itself.
    for (const char* path : {"/usr/lib", "/lib", "/usr/share/fonts", "/usr/local/share/fonts",
                             "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
                             "/usr/share/xml/fontconfig", "/usr/share/poppler"}) {
        all = landlock_allow(ruleset, path, read_only) && all;
    }
    const bool shut = all && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return shut;
}

bool shut_seccomp() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) return false;
    bool ok = true;
    const auto allow = [&](int call) {
        ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0 && ok;
    };
    for (const int call : {SCMP_SYS(read),
                           SCMP_SYS(readv),
                           SCMP_SYS(pread64),
                           SCMP_SYS(write),
                           SCMP_SYS(writev),
                           SCMP_SYS(lseek),
                           SCMP_SYS(close),
                           SCMP_SYS(fstat),
                           SCMP_SYS(stat),
                           SCMP_SYS(lstat),
                           SCMP_SYS(newfstatat),
                           SCMP_SYS(statx),
                           SCMP_SYS(access),
                           SCMP_SYS(faccessat),
                           SCMP_SYS(faccessat2),
                           SCMP_SYS(open),
                           SCMP_SYS(openat),
                           SCMP_SYS(readlink),
                           SCMP_SYS(readlinkat),
                           SCMP_SYS(getdents64),
                           SCMP_SYS(getcwd),
                           SCMP_SYS(statfs),
                           SCMP_SYS(fstatfs),
                           SCMP_SYS(fcntl),
                           SCMP_SYS(dup),
                           SCMP_SYS(mmap),
                           SCMP_SYS(munmap),
                           SCMP_SYS(mremap),
                           SCMP_SYS(mprotect),
                           SCMP_SYS(brk),
                           SCMP_SYS(madvise),
                           SCMP_SYS(futex),
                           SCMP_SYS(sched_yield),
                           SCMP_SYS(sched_getaffinity),
                           SCMP_SYS(set_robust_list),
                           SCMP_SYS(get_robust_list),
                           SCMP_SYS(rseq),
                           SCMP_SYS(set_tid_address),
                           SCMP_SYS(getpid),
                           SCMP_SYS(gettid),
                           SCMP_SYS(getuid),
                           SCMP_SYS(geteuid),
                           SCMP_SYS(getgid),
                           SCMP_SYS(getegid),
                           SCMP_SYS(exit),
                           SCMP_SYS(exit_group),
                           SCMP_SYS(rt_sigaction),
                           SCMP_SYS(rt_sigprocmask),
                           SCMP_SYS(rt_sigreturn),
                           SCMP_SYS(sigaltstack),
                           SCMP_SYS(getrandom),
                           SCMP_SYS(clock_gettime),
                           SCMP_SYS(clock_getres),
                           SCMP_SYS(clock_nanosleep),
                           SCMP_SYS(nanosleep),
                           SCMP_SYS(gettimeofday),
                           SCMP_SYS(time),
                           SCMP_SYS(uname),
                           SCMP_SYS(sysinfo),
                           SCMP_SYS(getrlimit),
                           SCMP_SYS(getrusage),
                           SCMP_SYS(poll),
                           SCMP_SYS(ppoll),
                           SCMP_SYS(membarrier),
                           SCMP_SYS(restart_syscall)}) {
        allow(call);
    }
    // Threads yes, processes no.  The flags of clone3 cannot be looked at, so the C library is told
    // that it does not exist and falls back to clone.
    ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, 0x00010000 /* CLONE_THREAD */, 0x00010000)) ==
             0 &&
         ok;
    ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 && ok;
    // A signal only to itself: abort() in a broken parser must end the workshop.
    ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()))) == 0 &&
         ok;
    ok = ok && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

}  // namespace

CageWalls shut_cage(CageSize size) {
    CageWalls walls;
    // If the program dies, so does its workshop.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, 0);
    walls.limits = shut_limits(size);
    walls.no_new_privileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    walls.landlock = walls.no_new_privileges && shut_landlock();
    walls.seccomp = walls.no_new_privileges && shut_seccomp();
    return walls;
}

CageWalls probe_cage(const CageWalls& shut) {
    CageWalls held = shut;
    const int socket_descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (socket_descriptor >= 0) close(socket_descriptor);
    const pid_t child = fork();
    if (child == 0) _exit(0);
    held.seccomp = shut.seccomp && socket_descriptor < 0 && child < 0;
    const int secret = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
    if (secret >= 0) close(secret);
    const int written =
        open("/tmp/shuofa-cage-probe", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (written >= 0) {
        unlink("/tmp/shuofa-cage-probe");
        close(written);
    }
    held.landlock = shut.landlock && secret < 0 && written < 0;
    return held;
}

}  // namespace shuofa
