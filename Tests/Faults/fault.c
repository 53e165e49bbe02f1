// Makes one call of a program fail, or ends the program there: loaded with LD_PRELOAD by fault_test.py.
//
// Calls that write, cut, name or remove files below $FAULT_FOLDER are counted. The one whose number is
// $FAULT_AT meets what $FAULT_MODE says: "before", "torn" or "after" ends the program as kill -9 does, before
// the call, after half of a write, or after the call; "full" fails as a full disk does; "short" writes half.
// The count is added to the file $FAULT_COUNT when the program ends by itself.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_int count;

static int is_below(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_file_below(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

// Whether this call, which is counted, is the one.
static int is_the_one(void) {
  const char *at = getenv("FAULT_AT");
  return atomic_fetch_add(&count, 1) + 1 == (at ? atoi(at) : -1);
}

static int mode_is(const char *mode) {
  const char *chosen = getenv("FAULT_MODE");
  return chosen && strcmp(chosen, mode) == 0;
}

static void end_here(void) { kill(getpid(), SIGKILL); pause(); }

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%d\n", atomic_load(&count));
  fclose(file);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t size) {
  if (!is_file_below(descriptor) || !is_the_one()) return REAL(write)(descriptor, bytes, size);
  if (mode_is("full")) { errno = ENOSPC; return -1; }
  if (mode_is("before")) end_here();
  if (mode_is("torn") || mode_is("short")) size = (size + 1) / 2;
  ssize_t result = REAL(write)(descriptor, bytes, size);
  if (mode_is("torn") || mode_is("after")) end_here();
  return result;
}

#define FAIL_OR_END(call)                                     \
  do {                                                        \
    if (!is_the_one()) return call;                           \
    if (mode_is("full")) { errno = ENOSPC; return -1; }       \
    if (mode_is("before") || mode_is("torn")) end_here();     \
    int result = call;                                        \
    if (mode_is("after")) end_here();                         \
    return result;                                            \
  } while (0)

int rename(const char *from, const char *to) {
  if (!is_below(to)) return REAL(rename)(from, to);
  FAIL_OR_END(REAL(rename)(from, to));
}

int unlink(const char *path) {
  if (!is_below(path)) return REAL(unlink)(path);
  FAIL_OR_END(REAL(unlink)(path));
}

int ftruncate(int descriptor, off_t size) {
  if (!is_file_below(descriptor)) return REAL(ftruncate)(descriptor, size);
  FAIL_OR_END(REAL(ftruncate)(descriptor, size));
}

int fsync(int descriptor) {
  if (!is_file_below(descriptor)) return REAL(fsync)(descriptor);
  FAIL_OR_END(REAL(fsync)(descriptor));
}
