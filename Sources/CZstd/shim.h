// Only the module Inputs imports this.
#include <zstd.h>
#include <zstd_errors.h>
