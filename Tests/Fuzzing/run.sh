#!/usr/bin/env bash
# Fuzzes every target, or those that are named, for so many seconds each; what `make fuzz` calls.
#   Tests/Fuzzing/run.sh SECONDS [TARGET…]
# Inputs that the fuzzer has found worth keeping stay in .build-fuzz/corpus, so that a later run goes on.
# A finding ends its target and is kept in .build-fuzz/findings; the status is 1 then.
# Leaks are not looked for: the pointers of Swift's indirect enums carry tags in bits that are spare, which
# the detector does not know; what grows is caught by the limit on memory.
set -u
cd "$(dirname "$0")/../.."
seconds=${1:?seconds for each target}
shift
build=.build-fuzz
ASSAY_FUZZ=1 swift build -c release --scratch-path $build --product fuzzing \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld >&2 || exit 2
binary=$build/release/fuzzing
known=$($binary)
targets=${*:-$known}
for target in $targets; do
  if ! grep -qx "$target" <<<"$known"; then
    echo "run.sh: there is no target '$target'; the targets are" $known >&2
    exit 2
  fi
done
failed=0
printf '%-14s %12s %10s %10s  %s\n' target inputs seconds corpus outcome
for target in $targets; do
  mkdir -p $build/corpus/"$target" $build/findings
  log=$build/$target.log
  seeds=(Tests/Fuzzing/Seeds/"$target")
  case $target in
    html | xml | listing) seeds+=(Tests/ListingsTests/Pages Gold/listings) ;;
  esac
  start=$SECONDS
  ASSAY_FUZZ_TARGET=$target ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no $binary $build/corpus/"$target" "${seeds[@]}" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=16384 -print_final_stats=1 \
    -artifact_prefix=$build/findings/"$target"- >"$log" 2>&1
  if [ $? -eq 0 ]; then outcome=clean; else outcome="FOUND: see $log"; failed=1; fi
  inputs=$(sed -n "s/^stat::number_of_executed_units: *//p" "$log" | head -1)
  corpus=$(ls $build/corpus/"$target" | wc -l)
  printf '%-14s %12s %10s %10s  %s\n' "$target" "${inputs:-?}" $((SECONDS - start)) "$corpus" "$outcome"
done
exit $failed
