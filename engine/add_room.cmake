# SPDX-License-Identifier: GPL-3.0-or-later
# add_room(<name> [MAY_USE room...] [LINKS library...]) makes the static library engine::<name> from every .cpp in
# engine/<name>/. MAY_USE is link line and law at once: a room that is not declared above is refused here, and the test
# `rooms` (tests/law/rooms.cmake) holds every #include against the same lists, written to rooms.txt.
set(GESHER_ROOMS_FILE ${CMAKE_BINARY_DIR}/rooms.txt)
file(WRITE ${GESHER_ROOMS_FILE} "")

function(add_room name)
    cmake_parse_arguments(ROOM "ONE_BY_ONE" "" "MAY_USE;LINKS;PRIVATE_LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
    file(APPEND ${GESHER_ROOMS_FILE} "${name}:${ROOM_MAY_USE}\n")
    set(GESHER_ROOMS ${GESHER_ROOMS} ${name} PARENT_SCOPE)
    if(NOT sources)
        return() # declared in the table, not yet built
    endif()
    add_library(engine_${name} STATIC ${sources})
    add_library(engine::${name} ALIAS engine_${name})
    set_target_properties(engine_${name} PROPERTIES LINKER_LANGUAGE CXX)
    if(NOT ROOM_ONE_BY_ONE)
        gesher_batches(engine_${name} ${sources})
    endif()
    target_link_libraries(engine_${name} PUBLIC gesher_flags Qt6::Core ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
    if(NOT name STREQUAL base)
        target_link_libraries(engine_${name} PUBLIC engine::base)
    endif()
    foreach(room IN LISTS ROOM_MAY_USE)
        if(TARGET engine::${room})
            target_link_libraries(engine_${name} PUBLIC engine::${room})
        elseif(NOT room IN_LIST GESHER_ROOMS)
            message(FATAL_ERROR "room ${name} may not use ${room}: it is not declared above it")
        endif()
    endforeach()
endfunction()
