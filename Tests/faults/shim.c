/* Watches and breaks the disk of a server from outside: a library for LD_PRELOAD.
 *
 * It logs, with monotonic nanoseconds, every write and sync of the database's files and every write to a socket,
 * together with the marked ids that the written bytes hold, so that a reader can prove which answer left before
 * which sync. On demand it lets syncs or writes of the write-ahead log fail, or leaves syncs out.
 *
 *   SHIM_LOG        the file that the log is appended to
 *   SHIM_FILES      endings of the watched files, the write-ahead log first; empty: "-wal:.sqlite"
 *   SHIM_MARK       what every id of interest begins with; SHIM_ID_LENGTH is its length in all
 *   FAULT           EIO, ENOSPC or SKIP (the call is left out and said to have succeeded)
 *   FAULT_ON        sync or write; empty: write for ENOSPC, else sync
 *   FAULT_AFTER     so many matching calls pass before the first fault
 *   FAULT_TRIGGER   or: the first fault comes once this file exists
 *   FAULT_TIMES     so many faults; empty: from the first on for ever
 *
 * Writes to sockets are logged before they happen, all else after. A line of the log, tabs between: begin, end,
 * thread, call, kind (wal, data, socket), descriptor, offset, length, result, errno, pages (of a frame's head in the
 * write-ahead log: not 0 when the frame commits), first bytes, ids.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "shim_log.h"

enum operation { SYNC, WRITE };

#define DESCRIPTORS 8192

static struct known {
    dev_t device;
    ino_t file;
    enum kind kind;
    int is_known;
} known_files[DESCRIPTORS];
static pthread_mutex_t known_lock = PTHREAD_MUTEX_INITIALIZER;

static char endings[256] = "-wal:.sqlite";

static int fault_errno, fault_skips, has_fault;
static enum operation fault_operation;
static long fault_after = -1, fault_times = -1;
static const char *fault_trigger;
static long matched, injected;
static int armed;

static int (*real_fdatasync)(int), (*real_fsync)(int), (*real_ftruncate)(int, off_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t), (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int), (*real_send)(int, const void *, size_t, int);
static ssize_t (*real_sendto)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
static ssize_t (*real_sendmsg)(int, const struct msghdr *, int);

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static void read_fault(void) {
    const char *fault = setting("FAULT"), *on = setting("FAULT_ON"), *after = setting("FAULT_AFTER");
    fault_trigger = setting("FAULT_TRIGGER");
    if (!fault) return;
    fault_errno = strcmp(fault, "ENOSPC") == 0 ? ENOSPC : EIO;
    fault_skips = strcmp(fault, "SKIP") == 0;
    fault_operation = on ? (strcmp(on, "write") == 0 ? WRITE : SYNC) : (fault_errno == ENOSPC ? WRITE : SYNC);
    if (after) fault_after = atol(after);
    if (!after && !fault_trigger) fault_after = 0;
    if (setting("FAULT_TIMES")) fault_times = atol(setting("FAULT_TIMES"));
    has_fault = 1;
}

__attribute__((constructor)) static void begin(void) {
    static int has_begun;
    if (has_begun) return;
    has_begun = 1;
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_writev = dlsym(RTLD_NEXT, "writev");
    real_send = dlsym(RTLD_NEXT, "send");
    real_sendto = dlsym(RTLD_NEXT, "sendto");
    real_sendmsg = dlsym(RTLD_NEXT, "sendmsg");
    if (setting("SHIM_FILES")) snprintf(endings, sizeof endings, "%s", setting("SHIM_FILES"));
    if (setting("SHIM_MARK")) snprintf(mark, sizeof mark, "%s", setting("SHIM_MARK"));
    mark_length = strlen(mark);
    if (setting("SHIM_ID_LENGTH")) id_length = (size_t)atol(setting("SHIM_ID_LENGTH"));
    read_fault();
    if (setting("SHIM_LOG")) {
        int opened = (int)syscall(SYS_openat, AT_FDCWD, setting("SHIM_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0644);
        log_descriptor = fcntl(opened, F_DUPFD_CLOEXEC, 900);
        if (log_descriptor < 0) abort();
        syscall(SYS_close, opened);
    }
}

/* What kind of file a path is, by its ending: the first ending is the write-ahead log's. */
static enum kind kind_of_path(const char *path) {
    char copy[sizeof endings], *rest = copy;
    snprintf(copy, sizeof copy, "%s", endings);
    size_t length = strlen(path);
    enum kind kind = WAL;
    for (char *ending; (ending = strsep(&rest, ":")); kind = DATA) {
        size_t n = strlen(ending);
        if (n && n <= length && strcmp(path + length - n, ending) == 0) return kind;
    }
    return OTHER;
}

static enum kind kind_of(int descriptor) {
    struct stat s;
    if (fstat(descriptor, &s) != 0) return OTHER;
    if (S_ISSOCK(s.st_mode)) return SOCKET;
    if (!S_ISREG(s.st_mode) || descriptor >= DESCRIPTORS) return OTHER;
    struct known *known = &known_files[descriptor];
    pthread_mutex_lock(&known_lock);
    if (!known->is_known || known->device != s.st_dev || known->file != s.st_ino) {
        char link[64], path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t n = readlink(link, path, sizeof path - 1);
        path[n < 0 ? 0 : n] = 0;
        *known = (struct known){s.st_dev, s.st_ino, kind_of_path(path), 1};
    }
    enum kind kind = known->kind;
    pthread_mutex_unlock(&known_lock);
    return kind;
}

static int is_armed(void) {
    if (__atomic_load_n(&armed, __ATOMIC_ACQUIRE)) return 1;
    long count = __atomic_add_fetch(&matched, 1, __ATOMIC_ACQ_REL);
    int now_armed = fault_after >= 0 && count > fault_after;
    if (!now_armed && fault_trigger) now_armed = syscall(SYS_faccessat, AT_FDCWD, fault_trigger, F_OK) == 0;
    if (now_armed) __atomic_store_n(&armed, 1, __ATOMIC_RELEASE);
    return now_armed;
}

/* True when this call must not happen; errno and the log are then done. */
static int broken(struct watched *w, enum operation operation) {
    if (!has_fault || w->kind != WAL || operation != fault_operation || !is_armed()) return 0;
    long count = __atomic_add_fetch(&injected, 1, __ATOMIC_ACQ_REL);
    if (fault_times >= 0 && count > fault_times) return 0;
    w->call = fault_skips ? "skipped" : "broken";
    tell(w, fault_skips ? 0 : -1, fault_skips ? 0 : fault_errno);
    errno = fault_errno;
    return 1;
}

/* Logs a call on a file that has happened and hands its result on. */
static ssize_t finish(const struct watched *w, ssize_t result, int error) {
    if (w->kind == WAL || w->kind == DATA) tell(w, result, result < 0 ? error : 0);
    errno = error;
    return result;
}

static int sync_file(const char *call, int (*real)(int), int descriptor) {
    struct watched w = {now(), call, kind_of(descriptor), descriptor, -1, NULL, 0};
    if (broken(&w, SYNC)) return fault_skips ? 0 : -1;
    int result = real(descriptor);
    return (int)finish(&w, result, errno);
}

int fdatasync(int descriptor) {
    begin();
    return sync_file("fdatasync", real_fdatasync, descriptor);
}

int fsync(int descriptor) {
    begin();
    return sync_file("fsync", real_fsync, descriptor);
}

int ftruncate64(int descriptor, off_t length) {
    begin();
    struct watched w = {now(), "ftruncate", kind_of(descriptor), descriptor, length, NULL, 0};
    int result = real_ftruncate(descriptor, length);
    return (int)finish(&w, result, errno);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

/* Every kind of write; `REAL` is the call itself. */
#define WATCH(NAME, DESCRIPTOR, OFFSET, PARTS, COUNT, REAL)                                       \
    begin();                                                                                      \
    struct watched w = {now(), NAME, kind_of(DESCRIPTOR), DESCRIPTOR, OFFSET, PARTS, (int)COUNT}; \
    if (broken(&w, WRITE)) return fault_skips ? (ssize_t)total(&w) : -1;                          \
    if (w.kind == SOCKET) tell(&w, 0, 0);                                                         \
    ssize_t result = REAL;                                                                        \
    return finish(&w, result, errno)

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t offset) {
    struct iovec part = {(void *)bytes, length};
    WATCH("pwrite", descriptor, offset, &part, 1, real_pwrite(descriptor, bytes, length, offset));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    return pwrite64(descriptor, bytes, length, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
    struct iovec part = {(void *)bytes, length};
    WATCH("write", descriptor, -1, &part, 1, real_write(descriptor, bytes, length));
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    WATCH("writev", descriptor, -1, parts, count, real_writev(descriptor, parts, count));
}

ssize_t send(int descriptor, const void *bytes, size_t length, int flags) {
    struct iovec part = {(void *)bytes, length};
    WATCH("send", descriptor, -1, &part, 1, real_send(descriptor, bytes, length, flags));
}

ssize_t sendto(int descriptor, const void *bytes, size_t length, int flags, const struct sockaddr *to, socklen_t n) {
    struct iovec part = {(void *)bytes, length};
    WATCH("sendto", descriptor, -1, &part, 1, real_sendto(descriptor, bytes, length, flags, to, n));
}

ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags) {
    WATCH("sendmsg", descriptor, -1, message->msg_iov, message->msg_iovlen, real_sendmsg(descriptor, message, flags));
}
