/* The log of shim.c: what a watched call is, and the line that it leaves. */
#pragma once
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define LINE 8192
#define FRAME_HEAD 24

enum kind { OTHER, WAL, DATA, SOCKET };
static const char *const kind_names[] = {"other", "wal", "data", "socket"};

static int log_descriptor = -1;
static char mark[64];
static size_t mark_length, id_length;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* One call that is being watched. */
struct watched {
    int64_t start;
    const char *call;
    enum kind kind;
    int descriptor;
    long long offset;
    const struct iovec *parts;
    int part_count;
};

static size_t total(const struct watched *w) {
    size_t sum = 0;
    for (int i = 0; i < w->part_count; i++) sum += w->parts[i].iov_len;
    return sum;
}

static size_t put_first_bytes(char *line, const struct watched *w) {
    size_t n = 0;
    if (!w->part_count) return 0;
    const unsigned char *bytes = w->parts[0].iov_base;
    for (size_t i = 0; i < w->parts[0].iov_len && i < 12; i++)
        line[n++] = bytes[i] > 32 && bytes[i] < 127 ? (char)bytes[i] : '.';
    return n;
}

static uint32_t pages(const struct watched *w) {
    if (w->kind != WAL || w->part_count != 1 || w->parts[0].iov_len != FRAME_HEAD) return 0;
    const unsigned char *b = w->parts[0].iov_base;
    return (uint32_t)b[4] << 24 | (uint32_t)b[5] << 16 | (uint32_t)b[6] << 8 | b[7];
}

static int is_code(unsigned char c) {
    return isalnum(c) || c == '-' || c == '.' || c == '_';
}

/* The next marked id in the bytes, or NULL. */
static const char *next_id(const char *from, const char *end) {
    if (!mark_length || !id_length) return NULL;
    while (from && from < end && (from = memmem(from, (size_t)(end - from), mark, mark_length))) {
        if ((size_t)(end - from) < id_length) return NULL;
        size_t n = mark_length;
        while (n < id_length && is_code((unsigned char)from[n])) n++;
        if (n == id_length) return from;
        from++;
    }
    return NULL;
}

static void tell(const struct watched *w, long long result, int error) {
    if (log_descriptor < 0) return;
    char line[LINE];
    int n = snprintf(line, sizeof line, "%lld\t%lld\t%ld\t%s\t%s\t%d\t%lld\t%zu\t%lld\t%d\t%u\t",
        (long long)w->start, (long long)now(), syscall(SYS_gettid), w->call, kind_names[w->kind], w->descriptor,
        w->offset, total(w), result, error, pages(w));
    size_t length = (size_t)n;
    length += put_first_bytes(line + length, w);
    line[length++] = '\t';
    size_t head = length;
    for (int i = 0; i < w->part_count; i++) {
        const char *at = w->parts[i].iov_base, *end = at + w->parts[i].iov_len;
        for (; (at = next_id(at, end)); at += id_length) {
            if (length + id_length + 2 > sizeof line) { /* the rest goes to a further line of the same call */
                line[length] = '\n';
                syscall(SYS_write, log_descriptor, line, length + 1);
                length = head;
            }
            if (length > head) line[length++] = ' ';
            memcpy(line + length, at, id_length);
            length += id_length;
        }
    }
    line[length++] = '\n';
    syscall(SYS_write, log_descriptor, line, length);
}
