# SPDX-License-Identifier: GPL-3.0-or-later
# Flags of every target of ours. Generated code (protobuf) does not link this.
add_library(gesher_flags INTERFACE)
target_include_directories(gesher_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(gesher_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
target_compile_definitions(gesher_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 GESHER_VERSION="${PROJECT_VERSION}")
# gcc 12 takes every std::variant that is moved for uninitialised once optimisation meets a sanitizer
target_compile_options(gesher_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(GESHER_SANITIZE)
    add_compile_options(-fsanitize=${GESHER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${GESHER_SANITIZE})
    # instrumented programs are large, and the mutations link one after the other
    find_program(GESHER_LLD ld.lld)
    if(GESHER_LLD)
        add_link_options(-fuse-ld=lld)
    endif()
endif()
