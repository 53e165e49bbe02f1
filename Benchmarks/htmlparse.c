// libxml2's bare parse of HTML files: what no extraction from them can be cheaper than.
//
//   cc -O2 htmlparse.c $(pkg-config --cflags --libs libxml-2.0) -o htmlparse
//   ./htmlparse PASSES FILE...
//
// Reads the files into memory first, then parses and frees each of them PASSES times, with the options that Assay's
// HTMLParse.swift uses. Prints the bytes parsed, the CPU seconds that took, and the elements counted, as JSON.

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct page {
  char *bytes;
  size_t count;
};

static struct page readPage(const char *path) {
  struct page page = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    perror(path);
    exit(2);
  }
  page.count = (size_t)ftell(file);
  page.bytes = malloc(page.count + 1);
  rewind(file);
  if (page.bytes == NULL || fread(page.bytes, 1, page.count, file) != page.count) {
    perror(path);
    exit(2);
  }
  fclose(file);
  return page;
}

static double cpuSeconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// The count is printed, so that no compiler can leave the work out and an empty tree is seen.
static size_t elements(const xmlNode *node) {
  size_t count = 0;
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE) count += 1 + elements(node->children);
  return count;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: htmlparse PASSES FILE...\n");
    return 2;
  }
  int passes = atoi(argv[1]), count = argc - 2;
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT |
                HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
  struct page *pages = calloc((size_t)count, sizeof *pages);
  if (pages == NULL) return 2;
  for (int i = 0; i < count; i++) pages[i] = readPage(argv[i + 2]);

  size_t bytes = 0, found = 0;
  double parsing = 0;
  for (int pass = 0; pass < passes; pass++) {
    for (int i = 0; i < count; i++) {
      double begin = cpuSeconds();
      htmlDocPtr document = htmlReadMemory(pages[i].bytes, (int)pages[i].count, NULL, "UTF-8", options);
      parsing += cpuSeconds() - begin;
      if (document == NULL) {
        fprintf(stderr, "%s: libxml2 made no tree of it\n", argv[i + 2]);
        return 1;
      }
      if (pass == 0) found += elements(xmlDocGetRootElement(document));
      begin = cpuSeconds();
      xmlFreeDoc(document);
      parsing += cpuSeconds() - begin;
      bytes += pages[i].count;
    }
  }
  printf("{\"bytes\": %zu, \"seconds\": %.6f, \"elements\": %zu}\n", bytes, parsing, found);
  for (int i = 0; i < count; i++) free(pages[i].bytes);
  free(pages);
  return 0;
}
