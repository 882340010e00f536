// What Embedded Swift needs of a C library, for a page with one thread: memory in classes of powers of two, each with a
// list of what was given back. Nothing is returned to the browser.
typedef unsigned long size_t;
typedef unsigned char byte;

extern byte __heap_base;

enum { SMALLEST = 5, CLASSES = 27, PAGE = 65536, HEAD = 16 };

static byte *top;
static void *lists[CLASSES];

void *memcpy(void *to, const void *from, size_t count) {
  byte *target = to;
  const byte *source = from;
  while (count--) *target++ = *source++;
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  byte *target = to;
  const byte *source = from;
  if (target <= source) return memcpy(to, from, count);
  while (count--) target[count] = source[count];
  return to;
}

void *memset(void *at, int value, size_t count) {
  byte *target = at;
  while (count--) *target++ = (byte)value;
  return at;
}

static void *grown(size_t count) {
  if (!top) top = (byte *)(((size_t)&__heap_base + HEAD - 1) & ~(size_t)(HEAD - 1));
  byte *begin = top;
  size_t end = (size_t)begin + count;
  size_t have = (size_t)__builtin_wasm_memory_size(0) * PAGE;
  if (end > have && __builtin_wasm_memory_grow(0, (end - have + PAGE - 1) / PAGE) == (size_t)-1) __builtin_trap();
  top = (byte *)end;
  return begin;
}

static void *taken(size_t count) {
  int class = SMALLEST;
  while (((size_t)1 << class) < count + HEAD) class++;
  if (class >= CLASSES) __builtin_trap();
  byte *block = lists[class];
  if (block) lists[class] = *(void **)(block + HEAD);
  else block = grown((size_t)1 << class);
  *(int *)block = class;
  return block + HEAD;
}

int posix_memalign(void **result, size_t alignment, size_t count) {
  if (alignment > HEAD) __builtin_trap();
  *result = taken(count);
  return 0;
}

void free(void *at) {
  if (!at) return;
  byte *block = (byte *)at - HEAD;
  int class = *(int *)block;
  *(void **)at = lists[class];
  lists[class] = block;
}
